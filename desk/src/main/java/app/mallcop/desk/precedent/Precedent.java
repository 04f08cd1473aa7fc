package app.mallcop.desk.precedent;

import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A learned rule: findings like these people have closed.
 *
 * @param upTo the severity of the mildest of them
 * @param most how often the most frequent of them was seen
 * @param findings those that people closed, oldest decision first
 * @param confirmed when a person said so last
 */
public record Precedent(String id, Condition condition, Severity upTo, long most, List<String> findings, int days,
        Instant confirmed) {

    static final Duration HOLDS = Duration.ofDays(90);

    public Precedent {
        findings = List.copyOf(findings);
    }

    public Instant expires() {
        return confirmed.plus(HOLDS);
    }

    /** What must be the same, by name, in the order it is told. */
    public Map<String, Untrusted> terms() {
        return condition.terms();
    }

    boolean covers(Finding finding, Traits traits) {
        return condition.fits(traits) && upTo.atLeast(finding.severity()) && upTo.atLeast(finding.realSeverity())
                && finding.occurrences() <= most;
    }
}
