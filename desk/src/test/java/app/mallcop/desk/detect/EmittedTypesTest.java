package app.mallcop.desk.detect;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.EventType;
import app.mallcop.connect.Emitted;
import app.mallcop.desk.config.ConnectorKeys;
import app.mallcop.detect.Detector;
import app.mallcop.text.tables.Tsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract between connectors and detectors: what a platform can tell, somebody looks at for what it is. Detectors that
 * look at every event alike do not count. What nobody looks at has a reason in {@code nobody-reads.tsv}.
 */
class EmittedTypesTest {

    @TempDir
    Path temp;

    private final Map<String, Set<String>> emittedBy = new TreeMap<>();
    private final Map<String, Set<String>> readBy = new TreeMap<>();
    private final Map<String, String> waived = Tsv.rows(EmittedTypesTest.class, "nobody-reads.tsv").stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));

    @BeforeEach
    void lookAtAll() throws IOException {
        for (String type : ConnectorKeys.BUILT_IN) {
            Emitted.by(type).forEach(
                    emitted -> emittedBy.computeIfAbsent(emitted.name(), _ -> new TreeSet<>()).add(type));
        }
        for (Detector detector : EveryDetector.in(temp)) {
            detector.reads().forEach(read -> readBy.computeIfAbsent(read.name(), _ -> new TreeSet<>())
                    .add(detector.name()));
        }
    }

    @Test
    void what_a_connector_can_tell_is_looked_at_or_waived_with_a_reason() {
        List<String> unread = new ArrayList<>();
        emittedBy.forEach((type, connectors) -> {
            if (!readBy.containsKey(type) && !waived.containsKey(type)) {
                unread.add(type + ", told by " + String.join(", ", connectors));
            }
        });
        assertThat(unread).as("event types that no detector or rule reads; write a rule, or a line with the reason")
                .isEmpty();
    }

    @Test
    void a_waiver_that_is_not_needed_goes() {
        assertThat(waived.keySet()).allSatisfy(type -> {
            assertThat(emittedBy).as("nobody tells it").containsKey(type);
            assertThat(readBy).as("somebody reads it").doesNotContainKey(type);
        });
    }

    @Test
    void a_waiver_says_why_in_a_sentence() {
        assertThat(waived.values()).allSatisfy(why -> assertThat(why).hasSizeGreaterThan(40).endsWith("."));
    }

    @Test
    void every_platform_tells_what_it_can_tell() {
        assertThat(ConnectorKeys.BUILT_IN).allSatisfy(
                type -> assertThat(Emitted.by(type)).as(type).isNotEmpty().doesNotContain(new EventType("other")));
    }
}
