package app.mallcop.actors.verdict;

import app.mallcop.api.Entity;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Findings and proposals to decide on. */
final class Looked {

    static final String ID = "fnd_0123456789abcdef";
    static final String EVENT = "evt-2026-03-11-azure-00000000000000000000000000000001";

    private Looked() {}

    static Finding finding(String detector, Severity severity, boolean indicator) {
        Instant at = Instant.parse("2026-03-11T01:52:00Z");
        return new Finding(ID, detector, "rule", "1", severity, severity, Prose.of("seen"),
                List.of(new Entity("actor", Untrusted.of("bob"))), Scope.Always.STATE, at, at, 1, List.of("azure"),
                Map.of(), List.of(), List.of(new Evidence(EVENT, "azure", LocalDate.of(2026, 3, 11), "0")), List.of(),
                "0", indicator, false);
    }

    static Shown shown() {
        return new Shown.Builder(ID).event(EVENT)
                .text("{\"count\":47,\"at\":\"2026-03-11T01:52:33Z\",\"region\":\"us-east-1\"}").build();
    }

    static Proposal closing(int confidence, String reason) {
        return new Proposal(ID, Proposal.Action.RESOLVE, confidence, true, false, Untrusted.of(reason),
                List.of(EVENT));
    }

    static Law.Case asked(Rank rank, Finding finding) {
        return new Law.Case(Policy.STRICT, rank, "investigate", finding, false, shown(), java.util.Set.of());
    }
}
