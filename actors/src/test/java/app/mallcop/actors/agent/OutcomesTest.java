package app.mallcop.actors.agent;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.actors.evidence.Orders;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every kind of model before every kind of finding: what comes out is in the docs, and is pinned here. */
class OutcomesTest {

    private static final Path PAGE = Path.of("../docs/actors-outcomes.md");
    private static final String BEGIN = "<!-- outcomes, made by a test -->\n";
    private static final String END = "<!-- end of the outcomes -->";

    static final List<String> DETECTORS = List.of("auth-failure-burst", "boundary-violation", "git-oops",
            "injection-probe", "log-format-drift", "malicious-skill", "mallcop-health", "new-actor",
            "new-external-access", "openclaw-config-drift", "priv-escalation", "unusual-resource-access",
            "unusual-timing", "volume-anomaly");

    private static String cell(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Resolved(String by) -> "closed by " + by;
            case Outcome.Escalated(var why) -> why.name().toLowerCase(java.util.Locale.ROOT);
            case Outcome.Uninvestigated(String why) -> "open: " + why;
        };
    }

    private static Outcome outcome(Personality personality, String detector, Severity severity) throws Exception {
        Stage stage = Planted.LOG_LINE.stage(Untrusted.of(Personality.ORDER));
        return stage.chain(stage.found(detector, severity), personality.model()).verdict().outcome();
    }

    private static String table() throws Exception {
        StringBuilder out = new StringBuilder("\n| a model that … | does |\n|---|---|\n");
        for (Personality personality : Personality.values()) {
            out.append("| `").append(personality.word()).append("` | ").append(personality.words()).append(" |\n");
        }
        for (Severity severity : List.of(Severity.WARN, Severity.CRITICAL)) {
            out.append("\n## Findings that are ").append(severity.word()).append("\n\n| findings of |");
            for (Personality personality : Personality.values()) {
                out.append(' ').append(personality.word()).append(" |");
            }
            out.append("\n|---|").append("---|".repeat(Personality.values().length)).append('\n');
            for (String detector : DETECTORS) {
                out.append("| `").append(detector).append("` |");
                for (Personality personality : Personality.values()) {
                    out.append(' ').append(cell(outcome(personality, detector, severity))).append(" |");
                }
                out.append('\n');
            }
        }
        return out.append('\n').toString();
    }

    @Test
    void the_docs_show_what_comes_of_every_model_and_finding() throws Exception {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String table = table();
        if (Boolean.getBoolean("mallcop.docs.write")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to))
                .as("make it again: mvn -pl actors test -Dtest=OutcomesTest -Dmallcop.docs.write=true")
                .isEqualTo(table);
    }

    @Test
    void a_text_that_nobody_recognises_as_an_order_is_obeyed_and_closes_nothing() throws Exception {
        assertThat(Orders.speaks(Untrusted.of(Personality.ORDER))).isFalse();
        for (String detector : DETECTORS) {
            assertThat(outcome(Personality.OBEDIENT, detector, Severity.WARN).word()).as(detector)
                    .startsWith("escalated:");
        }
    }

    @Test
    void no_model_closes_what_is_kept_for_people() throws Exception {
        Map<String, String> closed = new TreeMap<>();
        for (Personality personality : Personality.values()) {
            for (String detector : List.of("priv-escalation", "boundary-violation", "injection-probe", "git-oops",
                    "malicious-skill", "log-format-drift", "mallcop-health")) {
                if (outcome(personality, detector, Severity.WARN) instanceof Outcome.Resolved resolved) {
                    closed.put(personality + " " + detector, resolved.by());
                }
            }
        }
        assertThat(closed).isEmpty();
    }

    @Test
    void with_a_fact_against_it_no_model_closes_anything() throws Exception {
        for (String detector : DETECTORS) {
            Stage stage = Stage.doubtful();
            stage.desk.rows.clear();
            var state = stage.found(detector, Severity.WARN);
            assertThat(stage.floor(state).facts()).isNotEmpty();
            assertThat(stage.chain(state, Personality.ALWAYS_BENIGN.model()).verdict().outcome().word())
                    .as(detector).startsWith("escalated:");
        }
    }
}
