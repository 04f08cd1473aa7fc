package app.mallcop.detect.engine;

import app.mallcop.api.Entity;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Withheld;
import app.mallcop.detect.Detector;
import app.mallcop.detect.EventRef;
import app.mallcop.detect.Raised;
import app.mallcop.detect.normal.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a run found so far. Makes one finding of all that was raised with one fingerprint, and compares it with what stood before. */
final class Haul {

    private static final int MOST_IDS = 20_000;

    private record Who(String detector, String rule, List<Entity> entities, Scope scope) {}

    private final Setup setup;
    private final State state;
    private final Past past;
    private final Floods floods;
    final Map<String, Pending> pending = new TreeMap<>();
    private final Map<String, Change.Ended> ended = new TreeMap<>();
    private final Map<Who, String> ids = new HashMap<>();
    private final Set<String> standing = new TreeSet<>();

    Haul(Setup setup, State state, Past past) {
        this.setup = setup;
        this.state = state;
        this.past = past;
        this.floods = new Floods(setup, past, this);
    }

    /** @param source the connector a finding without evidence is about */
    void raise(Detector detector, Raised raised, DayBook book, @Nullable String source) {
        raise(detector, raised, book, source, false);
    }

    /** Found when the learning time was looked back on: it counts in full, and withholds nothing. */
    void raiseInRetrospect(Detector detector, Raised raised, DayBook book, String source,
            boolean wasPartOfFlood) {
        raise(detector, raised, book, source, true);
        String id = Fingerprint.id(detector.name(), raised.rule(), raised.entities(), raised.scope());
        Pending found = pending.get(id);
        if (wasPartOfFlood && found != null) {
            found.reopens = true;
            ended.remove(id);
        }
    }

    private void raise(Detector detector, Raised raised, DayBook book, @Nullable String source, boolean inRetrospect) {
        String id = id(new Who(detector.name(), raised.rule(), raised.entities(), raised.scope()));
        Severity severity = setup.severities().getOrDefault(detector.name(), raised.severity());
        Pending found = pending.get(id);
        if (found == null) {
            found = new Pending(id, detector.name(), detector.version(), book.day, raised, severity);
            pending.put(id, found);
        }
        found.add(raised, severity);
        Set<String> sources = sources(raised, source);
        found.sources.addAll(sources);
        if (sources.isEmpty()) { // about ourselves, not about a connector
            found.live = true;
            found.historical = false;
        }
        for (String of : sources) {
            weigh(found, raised, book, of, inRetrospect);
        }
        floods.count(found, raised, sources, book);
    }

    /** What is raised once is as a rule raised again by the next event. */
    private String id(Who who) {
        String known = ids.get(who);
        if (known == null) {
            known = Fingerprint.id(who.detector(), who.rule(), who.entities(), who.scope());
            if (ids.size() >= MOST_IDS) {
                ids.clear();
            }
            ids.put(who, known);
        }
        return known;
    }

    private static Set<String> sources(Raised raised, @Nullable String source) {
        Set<String> sources = new TreeSet<>();
        for (EventRef ref : raised.evidence()) {
            sources.add(ref.source());
        }
        if (source != null) {
            sources.add(source);
        }
        return sources;
    }

    /** How much of it counts, and what it keeps out of the baseline (law 6): nothing while learning, indicators excepted. */
    private void weigh(Pending found, Raised raised, DayBook book, String source, boolean inRetrospect) {
        boolean historical = state.coverage.isHistorical(source, raised.last());
        if (inRetrospect) {
            found.historical &= historical;
            found.live |= !historical;
            return;
        }
        boolean learning = state.coverage.isLearning(source, book.day, setup.support().learningDays());
        found.historical &= historical;
        if ((!historical && !learning) || raised.indicator()) {
            found.live = true;
            for (Entry entry : raised.withholds()) {
                book.withhold(source, entry, found.id);
                found.withholds.add(new Withheld(entry.fact().name(), entry.key().parts(), source,
                        LocalDate.ofEpochDay(book.day)));
            }
        }
    }

    /** The finding stands after its connector learned: from now on it counts in full, but for history. */
    void stands(String id, boolean historical) {
        if (historical) {
            return;
        }
        Pending found = pending.get(id);
        if (found != null) {
            found.live = true;
        }
        standing.add(id);
    }

    void mended(Detector detector, String rule, List<Entity> entities, Scope scope, Instant at, String why) {
        end(Fingerprint.id(detector.name(), rule, entities.stream().sorted().toList(), scope), at, why);
    }

    void end(String id, Instant at, String why) {
        Change.Ended before = ended.get(id);
        if (before == null || before.at().isBefore(at)) {
            ended.put(id, new Change.Ended(id, at, why));
        }
    }

    /** Once all that was raised of a day is here. */
    void close(DayBook book) {
        floods.fold(book);
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        Set<String> ids = new TreeSet<>(pending.keySet());
        ids.addAll(ended.keySet());
        ids.addAll(standing);
        Evident evident = Evident.of(pending.values(), past);
        for (String id : ids) {
            Optional<Finding> before = past.finding(id);
            Pending found = pending.get(id);
            Instant last = before.map(Finding::lastSeen).orElse(Instant.MIN);
            boolean here = before.isPresent();
            if (found != null) {
                Optional<Change> change = change(found, before, evident, standing.contains(id));
                change.ifPresent(changes::add);
                here |= change.isPresent();
                last = found.last.isAfter(last) ? found.last : last;
            }
            if (found == null && standing.contains(id) && before.isPresent() && !before.get().historical()
                    && before.get().severity() != before.get().realSeverity()) {
                changes.add(new Change.Again(inFull(withoutNews(before.get()))));
            }
            Change.Ended end = ended.get(id);
            if (end != null && here && !end.at().isBefore(last) && (found != null || !past.isEnded(id))) {
                changes.add(end);
            }
        }
        return changes;
    }

    private Optional<Change> change(Pending found, Optional<Finding> known, Evident evident, boolean stands) {
        if (known.isEmpty()) {
            return Optional.of(new Change.Opened(finding(found, null, evident.of(found.evidence()))));
        }
        Finding before = known.get();
        if (past.isEnded(found.id) && !found.last.isAfter(before.lastSeen()) && !found.reopens) {
            return Optional.empty();
        }
        Set<String> had = new TreeSet<>();
        before.evidence()
                .forEach(evidence -> had.add(evidence.source() + "/" + evidence.day() + "/" + evidence.eventId()));
        List<EventRef> more = found.evidence().stream()
                .filter(ref -> !had.contains(ref.source() + "/" + ref.day() + "/" + ref.id())).toList();
        Finding merged = finding(found, before, evident.of(more));
        Finding now = stands ? inFull(merged) : merged;
        boolean same = !found.reopens && now.occurrences() == before.occurrences()
                && now.lastSeen().equals(before.lastSeen())
                && now.firstSeen().equals(before.firstSeen()) && now.severity() == before.severity()
                && now.realSeverity() == before.realSeverity() && now.evidence().isEmpty()
                && before.withholds().containsAll(now.withholds());
        return same ? Optional.empty() : Optional.of(new Change.Again(now));
    }

    /** A change carries only what is new. */
    private static Finding withoutNews(Finding it) {
        return new Finding(it.id(), it.detector(), it.rule(), it.ruleVersion(), it.severity(), it.realSeverity(),
                it.title(), it.entities(), it.scope(), it.firstSeen(), it.lastSeen(), it.occurrences(), it.sources(),
                it.numbers(), it.reasons(), List.of(), List.of(), it.config(), it.indicator(), it.historical());
    }

    private static Finding inFull(Finding it) {
        return new Finding(it.id(), it.detector(), it.rule(), it.ruleVersion(), it.realSeverity(), it.realSeverity(),
                it.title(), it.entities(), it.scope(), it.firstSeen(), it.lastSeen(), it.occurrences(), it.sources(),
                it.numbers(), it.reasons(), it.evidence(), it.withholds(), it.config(), it.indicator(),
                it.historical());
    }

    private Finding finding(Pending found, @Nullable Finding before, List<Evidence> evidence) {
        Raised lead = found.lead;
        Severity severity = found.severity();
        Severity real = found.real;
        Instant first = found.first;
        Instant last = found.last;
        boolean historical = found.historical;
        Set<String> sources = new TreeSet<>(found.sources);
        List<Withheld> withholds = new ArrayList<>(found.withholds);
        boolean leads = true;
        if (before != null) {
            leads = !before.realSeverity().atLeast(real) || lead.total();
            severity = before.severity().atLeast(severity) ? before.severity() : severity;
            real = before.realSeverity().atLeast(real) ? before.realSeverity() : real;
            first = before.firstSeen().isBefore(first) ? before.firstSeen() : first;
            last = before.lastSeen().isAfter(last) ? before.lastSeen() : last;
            historical &= before.historical();
            sources.addAll(before.sources());
            withholds.removeAll(new HashSet<>(before.withholds())); // a flood withholds thousands
        }
        return new Finding(found.id, found.detector, lead.rule(), found.version, severity, real,
                leads || before == null ? lead.title() : before.title(), lead.entities(), lead.scope(), first, last,
                found.occurrences(before), List.copyOf(sources),
                leads || before == null ? lead.numbers() : before.numbers(),
                leads || before == null ? lead.reasons() : before.reasons(), evidence, withholds, setup.config(),
                lead.indicator(), historical);
    }
}
