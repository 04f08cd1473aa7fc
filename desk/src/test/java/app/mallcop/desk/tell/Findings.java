package app.mallcop.desk.tell;

import app.mallcop.api.Entity;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.findings.FindingLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One finding to tell. */
final class Findings {

    static final String ID = "fnd_" + "a".repeat(32);

    private Findings() {}

    static Finding finding(Severity severity) {
        return finding(ID, severity);
    }

    static Finding finding(String id, Severity severity) {
        Untrusted eve = Untrusted.of("eve");
        Instant at = Instant.parse("2026-11-16T03:12:00Z");
        return new Finding(id, "new-actor", "new-actor", "1", severity, severity, Prose.of("New actor: {}", eve),
                List.of(new Entity("actor", eve)), Scope.Always.STATE, at, at, 1, List.of("github"), Map.of(),
                List.of(Prose.of("never seen before")), List.of(), List.of(), "c".repeat(64), false, false);
    }

    static FindingLine opened(Severity severity) {
        return new FindingLine.Opened("run", finding(severity));
    }
}
