package app.mallcop.store.findings;

import app.mallcop.api.Decision;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.given.Given;
import app.mallcop.testkit.Gen;
import java.time.Instant;
import java.util.List;

/** Findings lines and decisions to start a test from. */
final class GivenFindings {

    private static final Untrusted ANN = Untrusted.of("ann");

    private GivenFindings() {}

    static FindingLine opened(String run, int number, Severity severity) {
        return new FindingLine.Opened(run, Given.finding(number, severity));
    }

    static FindingLine seen(String run, int number, Severity severity, int occurrences) {
        return Given.seen(run, number, severity, Given.NOON.plusSeconds(occurrences), occurrences);
    }

    static FindingLine ended(String run, int number) {
        return new FindingLine.Ended(run, Given.findingId(number), Given.NOON, "mended");
    }

    static Decision ack(int number, Severity seen, Instant at) {
        return DecisionCodec.decide(at, ANN, new Decision.Ack(Given.findingId(number), seen, null));
    }

    static Decision unack(int number, Instant at) {
        return DecisionCodec.decide(at, ANN, new Decision.Unack(Given.findingId(number), null));
    }

    static Decision resolved(int number, Instant at) {
        return DecisionCodec.decide(at, ANN,
                new Decision.Verdict(Given.findingId(number), new Outcome.Resolved("ann"), Untrusted.of("seen [it]"),
                        List.of("evt-1")));
    }

    static Decision any(Gen gen, int number) {
        Instant at = Given.NOON.plusSeconds(gen.between(0, 5));
        String id = Given.findingId(number);
        Severity severity = gen.oneOf(List.of(Severity.values()));
        Decision.Said said = switch (gen.between(0, 9)) {
            case 0 -> new Decision.Ack(id, severity, Given.untrusted(gen));
            case 1 -> new Decision.Unack(id, null);
            case 2 -> new Decision.Verdict(id, new Outcome.Resolved("ann"), Given.untrusted(gen), List.of());
            case 3 -> new Decision.Verdict(id, new Outcome.Escalated(Outcome.Escalated.Why.SUSPICIOUS), null,
                    List.of("evt-1", "evt-2"));
            case 4 -> new Decision.Verdict(id, new Outcome.Uninvestigated("model-down"), null, List.of());
            case 5 -> new Decision.Annotation(id, Given.untrusted(gen));
            case 6 -> new Decision.Delivering(id, "slack", "digest-" + gen.between(0, 3), Severity.WARN);
            case 7 -> new Decision.Delivered(id, "slack", "digest-" + gen.between(0, 3), Severity.WARN);
            default -> new Decision.Feedback(id, gen.chance(0.5), Given.untrusted(gen));
        };
        return DecisionCodec.decide(at, Given.untrusted(gen), said);
    }
}
