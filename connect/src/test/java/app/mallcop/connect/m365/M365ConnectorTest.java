package app.mallcop.connect.m365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Event;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.loss.Scans;
import app.mallcop.sim.m365.M365Vendor;
import app.mallcop.sim.play.Played;
import app.mallcop.sim.server.Mishap;
import app.mallcop.sim.server.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class M365ConnectorTest {

    private static final Instant NOON = M365Stage.NOON;

    @TempDir
    Path folder;
    private M365Stage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new M365Stage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void shared(String id, Duration ago) {
        Instant at = NOON.minus(ago);
        stage.vendor.put("Audit.SharePoint", id, M365Stage.record(id, "SharePoint", "SharingSet", at).done(), at, at);
    }

    @Test
    void a_week_of_a_company_is_read() throws Exception {
        Instant end = Instant.parse("2026-11-21T00:00:00Z");
        stage.clock.set(end);
        stage.vendor.takeAll(Played.harborlight(Played.SEED, end));
        Scans scans = stage.scans();
        assertThat(scans.run(end)).as(scans.failures().toString()).isEmpty();
        assertThat(scans.unknownOperations()).isEmpty();
        assertThat(scans.events().stream().map(Event::type).map(type -> type.name()).collect(Collectors.toSet()))
                .contains("sign_in_success", "mailbox_access", "sharepoint_activity");
        assertThat(scans.events()).hasSizeGreaterThan(100);
    }

    @Test
    void it_subscribes_to_every_content_type_and_again_without_harm() throws Exception {
        assertThat(stage.connector().offer().streams()).hasSize(5);
        assertThat(stage.connector().offer().streams()).extracting(Connector.Stream::name)
                .containsExactlyInAnyOrderElementsOf(M365Vendor.CONTENT_TYPES);
        assertThat(stage.vendor.started()).isEqualTo(M365Vendor.CONTENT_TYPES);
    }

    @Test
    void data_loss_prevention_that_is_not_permitted_is_told_and_stops_nothing() throws Exception {
        stage.login.forbid("app-1", M365Vendor.RESOURCE, "ActivityFeed.ReadDlp");
        Connector.Offer offer = stage.connector().offer();
        assertThat(offer.streams()).hasSize(4);
        assertThat(offer.loses()).singleElement().asString().contains("ActivityFeed.ReadDlp");
    }

    @Test
    void without_any_permission_it_fails() {
        stage.login.forbid("app-1", M365Vendor.RESOURCE, "ActivityFeed.ReadDlp")
                .forbid("app-1", M365Vendor.RESOURCE, "ActivityFeed.Read");
        assertThatThrownBy(() -> stage.connector().offer()).isInstanceOfSatisfying(PlatformFailed.class,
                failed -> assertThat(failed.kind()).isEqualTo(PlatformFailed.Kind.PERMISSION));
    }

    @Test
    void pages_are_followed_by_their_header() throws Exception {
        for (int i = 0; i < 45; i++) {
            shared("r" + i, Duration.ofMinutes(60 + i));
        }
        Scans scans = stage.scans();
        assertThat(scans.run(NOON)).as(scans.failures().toString()).isEmpty();
        assertThat(scans.vendorIds()).hasSize(45);
    }

    @Test
    void content_that_fails_is_asked_for_again_and_stops_no_other() throws Exception {
        shared("a", Duration.ofHours(2));
        shared("b", Duration.ofHours(1));
        stage.server.misbehave(new Script().on("GET", "sharepoint", 1, 5, new Mishap.Fail(500)));
        Scans scans = stage.scans();
        assertThat(scans.run(NOON)).as(scans.failures().toString()).isEmpty();
        assertThat(scans.vendorIds()).isEqualTo(Set.of("a", "b"));
    }

    @Test
    void the_oldest_week_is_read_in_windows_that_microsoft_allows() throws Exception {
        shared("old", Duration.ofDays(7).minusMinutes(20));
        Scans scans = stage.scans();
        assertThat(scans.run(NOON)).as(scans.failures().toString()).isEmpty();
        assertThat(scans.vendorIds()).containsExactly("old");
    }

    @Test
    void discovery_starts_nothing() throws Exception {
        Discovery ready = stage.connector().discover();
        assertThat(ready.state()).isEqualTo(Discovery.State.READY);
        assertThat(stage.vendor.started()).isEmpty();
        stage.login.forbid("app-1", M365Vendor.RESOURCE, "ActivityFeed.Read");
        assertThat(stage.connector().discover().state()).isEqualTo(Discovery.State.NOT_PERMITTED);
    }
}
