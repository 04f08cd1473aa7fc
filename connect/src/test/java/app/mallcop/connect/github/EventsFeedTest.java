package app.mallcop.connect.github;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.sim.github.Events;
import app.mallcop.sim.github.GitHub.Plan;
import app.mallcop.sim.json.Fields;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsFeedTest {

    @TempDir
    Path folder;

    private Stage stage;
    private int number;

    @BeforeEach
    void open() throws Exception {
        stage = new Stage(folder, Plan.TEAM);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void pushes(int many, Instant from) {
        for (int i = 0; i < many; i++) {
            Instant at = from.plusSeconds(i);
            String id = Integer.toString(1_000 + number++);
            stage.github.events().feed().put(id,
                    Events.event(id, "PushEvent", "jonas-weber", "harborlight/web", at,
                            new Fields().put("ref", "refs/heads/main")),
                    at, at);
        }
    }

    private long unchanged() {
        return stage.server.log().lines().stream()
                .filter(line -> line.path().endsWith("/events/orgs/harborlight") && line.status() == 304).count();
    }

    @Test
    void pages_that_have_not_changed_are_not_sent_again() throws Exception {
        pushes(150, Stage.NOON.minusSeconds(3_600));
        assertThat(stage.scan()).hasSize(150);
        assertThat(stage.scanLater(Duration.ofHours(1))).isEmpty();
        assertThat(unchanged()).isEqualTo(2);
    }

    @Test
    void an_event_that_comes_late_into_a_later_page_is_found() throws Exception {
        pushes(150, Stage.NOON.minusSeconds(3_600));
        stage.scan();
        pushes(1, Stage.NOON.minusSeconds(7_200));
        assertThat(stage.scanLater(Duration.ofHours(1))).hasSize(1);
    }

    @Test
    void more_than_three_hundred_between_two_scans_are_a_gap() throws Exception {
        pushes(1, Stage.NOON.minusSeconds(3_600));
        stage.scan();
        stage.clock.advance(Duration.ofHours(1));
        pushes(400, Stage.NOON.plusSeconds(60));
        assertThat(stage.scan()).hasSize(300);
        assertThat(stage.scans.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(Stage.NOON);
            assertThat(gap.until()).isEqualTo(Stage.NOON.plusSeconds(160));
        });
    }

    @Test
    void after_more_than_thirty_days_there_is_a_gap() throws Exception {
        stage.scan();
        stage.scanLater(Duration.ofDays(33));
        assertThat(stage.scans.gaps()).contains(new app.mallcop.api.plugin.Connector.Gap(Stage.NOON,
                Stage.NOON.plus(Duration.ofDays(3))));
    }
}
