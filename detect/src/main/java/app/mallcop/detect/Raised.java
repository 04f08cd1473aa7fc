package app.mallcop.detect;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.Entity;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Entry;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a detector found, before the engine makes it a finding. (detector, rule, entities, scope) is its identity.
 *
 * @param lasting true for a state without a date; false for a condition of the UTC day of {@code last}
 * @param total whether {@code occurrences} is all there is of that day (a tally) or one more (a judge)
 * @param withholds what the open finding keeps out of the baseline, of the days it was seen on: this actor, this hour, this relation, and nothing else (law 6)
 * @param indicator an indicator of compromise: not hushed while learning
 * @param folds what it is one of many of: 25 of one kind, connector and day become one finding; empty where each counts
 */
public record Raised(String rule, Severity severity, Prose title, List<Entity> entities, boolean lasting, Instant first,
        Instant last, long occurrences, boolean total, Map<String, String> numbers, List<Prose> reasons,
        List<EventRef> evidence, List<Entry> withholds, boolean indicator, String folds) {

    public Raised {
        requireNonNull(title, "title is null");
        entities = entities.size() < 2 ? List.copyOf(entities) : entities.stream().sorted().toList();
        numbers = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
        reasons = List.copyOf(reasons);
        evidence = List.copyOf(evidence);
        withholds = List.copyOf(withholds);
    }

    public Scope scope() {
        return lasting
                ? Scope.Always.STATE
                : new Scope.Day(java.time.LocalDate.ofInstant(last, java.time.ZoneOffset.UTC));
    }

    /** The same finding, met by another event of the same day. */
    public Raised again(Sighting seen) {
        return new Raised(rule, severity, title, entities, lasting, seen.at(), seen.at(), 1, false, numbers, reasons,
                List.of(seen.ref()), withholds, indicator, folds);
    }

    /** From one event: it is the evidence and the time. */
    public static Draft of(String rule, Severity severity, Sighting seen, Prose title) {
        Draft draft = new Draft(rule, severity, title);
        draft.first = seen.at();
        draft.last = seen.at();
        draft.occurrences = 1;
        draft.evidence.add(seen.ref());
        return draft;
    }

    /** From several: how often that day, from when to when, and a sample of the events. */
    public static Draft of(String rule, Severity severity, Instant first, Instant last, long occurrences,
            List<EventRef> evidence, Prose title) {
        Draft draft = new Draft(rule, severity, title);
        draft.first = first;
        draft.last = last;
        draft.occurrences = occurrences;
        draft.total = true;
        draft.evidence.addAll(evidence);
        return draft;
    }

    /** A finding being written down. */
    public static final class Draft {
        private final String rule;
        private final Severity severity;
        private final Prose title;
        private final List<Entity> entities = new ArrayList<>();
        private boolean lasting;
        private Instant first = Instant.EPOCH;
        private Instant last = Instant.EPOCH;
        private long occurrences;
        private boolean total;
        private final Map<String, String> numbers = new TreeMap<>();
        private final List<Prose> reasons = new ArrayList<>();
        private final List<EventRef> evidence = new ArrayList<>();
        private final List<Entry> withholds = new ArrayList<>();
        private boolean indicator;
        private String folds;

        private Draft(String rule, Severity severity, Prose title) {
            this.rule = rule;
            this.severity = severity;
            this.title = title;
            this.folds = rule;
        }

        /** Whom or what it is about; part of its identity. Roles: actor, target, grantee, ip, app, repo, skill, …. */
        public Draft about(String role, Untrusted value) {
            entities.add(new Entity(role, value));
            return this;
        }

        /** A state without a date, such as an actor that is new: found again tomorrow it is the same finding. */
        public Draft lasting() {
            lasting = true;
            return this;
        }

        /** Why, in plain words, in the order that convinces: what was observed first, then what was expected. */
        public Draft because(Prose reason) {
            reasons.add(reason);
            return this;
        }

        /** observed, expected, threshold, support_events, support_days, …. */
        public Draft number(String name, long value) {
            numbers.put(name, Long.toString(value));
            return this;
        }

        /** Rounded to four digits after the point, so that every machine writes the same. */
        public Draft number(String name, double value) {
            numbers.put(name, BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).stripTrailingZeros()
                    .toPlainString());
            return this;
        }

        public Draft withholds(Fact fact, Key key) {
            withholds.add(new Entry(fact, key));
            return this;
        }

        public Draft indicator() {
            indicator = true;
            return this;
        }

        /** What it is one of many of; as a rule the rule. Empty: each one counts, however many. */
        public Draft foldsAs(String kind) {
            folds = kind;
            return this;
        }

        public Raised build() {
            return new Raised(rule, severity, title, entities, lasting, first, last, occurrences, total, numbers,
                    reasons, evidence, withholds, indicator, folds);
        }
    }
}
