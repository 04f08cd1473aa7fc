package app.mallcop.desk.detect;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.Vocabulary;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.Emitted;
import app.mallcop.connect.Platforms;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Options;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.config.ConnectorKeys;
import app.mallcop.detect.Detector;
import app.mallcop.net.Network;
import app.mallcop.net.Waits;
import app.mallcop.net.json.Json;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.store.secrets.Secret;
import app.mallcop.store.secrets.SecretBackend;
import app.mallcop.text.tables.Tsv;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the product page promises of each platform, held against what is built: each row that it has on event types is kept by
 * a record in {@code promised.tsv}, the configs that it shows are taken, and the detectors that it names look.
 */
class PromisedSourcesTest {

    private record Kept(String platform, String row, String table, EventType type, String record) {}

    @TempDir
    Path temp;

    private final ProductPage page;
    private final List<Kept> kept = Tsv.rows(PromisedSourcesTest.class, "promised.tsv").stream()
            .map(row -> new Kept(row.get(0), row.get(1), row.get(2), new EventType(row.get(3)), row.get(4))).toList();

    PromisedSourcesTest() throws IOException {
        page = ProductPage.read();
    }

    @Test
    void the_page_is_about_all_platforms() {
        assertThat(page.platforms()).containsExactlyInAnyOrderElementsOf(ConnectorKeys.BUILT_IN);
        assertThat(page.platforms().stream().mapToInt(platform -> page.eventRows(platform).size()).sum()).isEqualTo(40);
    }

    @Test
    void every_row_on_event_types_is_kept_by_some_record() {
        for (String platform : page.platforms()) {
            assertThat(page.eventRows(platform)).allSatisfy(row -> assertThat(kept)
                    .as("promised of %s: %s", platform, row)
                    .anyMatch(one -> one.platform().equals(platform) && row.startsWith(one.row())));
        }
    }

    @Test
    void each_of_these_records_becomes_what_is_promised() {
        assertThat(kept).allSatisfy(one -> {
            assertThat(mapped(one)).extracting(Event::type).as(one.toString()).contains(one.type());
            assertThat(Emitted.by(one.platform())).as("its connector tells it").contains(one.type());
        });
    }

    @Test
    void a_type_that_the_page_names_is_known_by_that_name_in_rules_and_commands() {
        assertThat(kept).filteredOn(one -> !one.row().contains(" "))
                .allSatisfy(one -> assertThat(Vocabulary.builtIn().canonical(new EventType(one.row())))
                        .as(one.row()).isEqualTo(one.type()));
    }

    @Test
    void no_record_is_mapped_only_because_nothing_else_fits() {
        assertThat(kept).allSatisfy(one -> assertThat(Mapping.load(one.table()).bind("it", one.platform())
                .map(fields(one.record()), stream(one.record())).known()).as(one.toString()).isTrue());
    }

    @Test
    void a_detector_that_the_page_names_beside_a_type_looks_at_it() throws IOException {
        Map<String, Detector> detectors = new TreeMap<>();
        EveryDetector.in(temp).forEach(detector -> detectors.put(detector.name(), detector));
        int looked = 0;
        for (Kept one : kept) {
            String row = page.eventRows(one.platform()).stream().filter(each -> each.startsWith(one.row())).findFirst()
                    .orElseThrow();
            for (Detector detector : detectors.values()) {
                if (row.contains(detector.name())) {
                    looked++;
                    assertThat(detector.reads().isEmpty() || detector.reads().contains(one.type()))
                            .as("%s looks at %s", detector.name(), one.type()).isTrue();
                }
            }
        }
        assertThat(looked).isPositive();
    }

    @Test
    void the_configs_that_it_shows_are_taken_as_they_stand() {
        for (String platform : page.platforms()) {
            assertThat(ConfigLoader.parse(page.config(platform), temp, Map.of())).as(platform)
                    .isInstanceOfSatisfying(Config.class,
                            config -> assertThat(config.connectors()).singleElement()
                                    .satisfies(connector -> assertThat(connector.type()).isEqualTo(platform)));
        }
    }

    @Test
    void every_variable_that_it_names_is_asked_for() throws InterruptedException {
        for (String platform : page.platforms()) {
            Set<String> asked = ConcurrentHashMap.newKeySet();
            SecretBackend all = name -> {
                asked.add(name);
                return page.variables(platform).contains(name) ? Optional.of(Secret.of("made-up")) : Optional.empty();
            };
            Connector connector = Platforms.ALL.stream().filter(one -> one.type().equals(platform)).findFirst()
                    .orElseThrow().connect(new Wiring(platform, platform, Options.NONE, all, nobodyAnswers(),
                            Wiring.Reach.usual(), text -> text, temp, temp));
            connector.discover();
            try {
                connector.offer();
            } catch (PlatformFailed expected) {
                // It asks its variables first, and then somebody who does not answer.
            }
            assertThat(asked).as(platform).containsAll(page.variables(platform));
        }
    }

    private static Network nobodyAnswers() {
        return new Network((_, _, _) -> {
            throw new IOException("nobody answers");
        }, Waits.simulated(() -> Instant.EPOCH));
    }

    private static List<Event> mapped(Kept one) {
        return Mapping.load(one.table()).bind("it", one.platform()).map(fields(one.record()), stream(one.record()))
                .events();
    }

    private static Value.Fields stream(String record) {
        return fields(record).fields().get(Untrusted.of("$stream")) instanceof Value.Fields stream
                ? stream
                : Value.Fields.NONE;
    }

    private static Value.Fields fields(String json) {
        try {
            return Json.object(Json.value(json));
        } catch (Unreadable e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
