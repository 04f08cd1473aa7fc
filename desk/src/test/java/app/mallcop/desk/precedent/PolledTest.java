package app.mallcop.desk.precedent;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingState;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolledTest {

    private static final String ID = "fnd_" + "a".repeat(32);
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    @TempDir
    Path repo;

    /** {@code sam ack, investigate resolved}: who says what, one after the other. */
    private static FindingState state(String story) {
        FindingState state = FindingState.unknown(ID)
                .with(new FindingLine.Opened("run", Job.nightly().finding(ID, Severity.WARN, 1)));
        Instant at = START;
        for (String said : story.split(",")) {
            String[] words = said.strip().split(" ");
            at = at.plusSeconds(60);
            state = state.with(DecisionCodec.decide(at, Untrusted.of(words[0]), switch (words[1]) {
                case "ack" -> new Decision.Ack(ID, Severity.WARN, null);
                case "ack-as-info" -> new Decision.Ack(ID, Severity.INFO, null);
                case "unack" -> new Decision.Unack(ID, null);
                case "agree" -> new Decision.Feedback(ID, true, null);
                case "override" -> new Decision.Feedback(ID, false, null);
                case "resolved" -> new Decision.Verdict(ID, new Outcome.Resolved("x"), null, java.util.List.of("e"));
                case "escalated" -> new Decision.Verdict(ID,
                        new Outcome.Escalated(Outcome.Escalated.Why.SUSPICIOUS), null, java.util.List.of());
                default -> new Decision.Annotation(ID, Untrusted.of(words[1]));
            }));
        }
        return state;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sam ack                                                 | true  | 0
            triage ack                                              | false | 0
            heal ack                                                | false | 0
            rule:rr_1 ack                                           | false | 0
            sam ack-as-info                                         | false | 0
            sam ack, sam unack                                      | false | 0
            sam ack, sam unack, ana ack                             | true  | 0
            investigate resolved                                    | false | 0
            investigate resolved, sam agree                         | true  | 0
            investigate resolved, investigate agree                 | false | 0
            investigate escalated, sam agree                        | false | 0
            investigate escalated, sam override                     | false | 0
            investigate resolved, sam override                      | false | 1
            investigate resolved, sam agree, ana override           | false | 1
            investigate resolved, sam override, investigate resolved | false | 1
            investigate resolved, sam override, sam ack             | true  | 1
            sam note                                                | false | 0
            """)
    void only_what_a_person_closed_or_agreed_was_closed_counts(String story, boolean counts, int takenBack) {
        Polled polled = Polled.of(state(story), new Persons(repo));

        assertThat(polled.at() != null).isEqualTo(counts);
        assertThat(polled.back()).hasSize(takenBack);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rule:rr_123 resolved, sam override | rr_123
            investigate resolved, sam override | none
            """)
    void an_override_names_the_rule_that_had_closed_it(String story, String rule) {
        assertThat(Polled.of(state(story), new Persons(repo)).back()).singleElement()
                .satisfies(back -> assertThat(back.rule().orElse("none")).isEqualTo(rule));
    }
}
