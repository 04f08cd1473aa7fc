package app.mallcop.detect.engine;

import app.mallcop.api.Entity;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.EventRef;
import app.mallcop.detect.Raised;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Many findings of one kind on one connector in one UTC day are one finding with a count. What was opened before the flood
 * was seen as one is ended and named in it, so it does not matter in how many runs the day came.
 */
final class Floods {

    private static final int NAMED = 10;

    private final Setup setup;
    private final Past past;
    private final Haul haul;

    Floods(Setup setup, Past past, Haul haul) {
        this.setup = setup;
        this.past = past;
        this.haul = haul;
    }

    /** Counts a finding among its kind on the day it comes up, on each connector on which it does. One that stands since an earlier day is not news. */
    void count(Pending found, Raised raised, Set<String> sources, DayBook book) {
        if (raised.folds().isEmpty() || raised.indicator() || found.day != book.day
                || found.counted.containsAll(sources)) {
            return;
        }
        found.counted.addAll(sources);
        Optional<Finding> before = past.finding(found.id);
        if (before.isPresent() && !past.isEnded(found.id)
                && before.get().firstSeen().isBefore(Instant.ofEpochSecond(book.day * 86_400L))) {
            return;
        }
        for (String source : sources) {
            book.kinds.computeIfAbsent(kind(found.detector, raised.folds(), source), _ -> new DayBook.Kind()).members
                    .add(found.id);
        }
    }

    static String kind(String detector, String folds, String source) {
        return detector + " " + folds + " " + source;
    }

    void fold(DayBook book) {
        Set<String> taken = new TreeSet<>();
        for (Map.Entry<String, DayBook.Kind> kind : book.kinds.entrySet()) {
            String[] name = kind.getKey().split(" ", -1);
            DayBook.Kind members = kind.getValue();
            if (members.folded || members.members.size() >= setup.flood(name[0])) {
                members.folded = true;
                taken.addAll(fold(book, name[0], name[1], name[2], members));
            }
        }
        // Only now: who is part of floods on two connectors is part of both.
        taken.forEach(haul.pending::remove);
    }

    private Set<String> fold(DayBook book, String detector, String folds, String source, DayBook.Kind kind) {
        String rule = folds + "-flood";
        LocalDate day = LocalDate.ofEpochDay(book.day);
        List<Entity> entities = List.of(new Entity("source", Untrusted.of(source)));
        String id = Fingerprint.id(detector, rule, entities, new app.mallcop.api.Scope.Day(day));
        TreeMap<String, Pending> mine = new TreeMap<>();
        for (String member : kind.members) {
            book.foldedInto.put(member, id);
            Pending pending = haul.pending.get(member);
            if (pending != null && pending.day == book.day) {
                mine.put(member, pending);
            }
            Optional<Finding> before = past.finding(member);
            if (before.isPresent() && !past.isEnded(member)) {
                haul.end(member, Instant.ofEpochSecond((book.day + 1) * 86_400L - 1), "part of a flood: " + id);
            }
        }
        if (!mine.isEmpty()) {
            merge(book, id, detector, rule, source, kind.members.size(), entities, mine);
        }
        return mine.keySet();
    }

    private void merge(DayBook book, String id, String detector, String rule, String source, int count,
            List<Entity> entities, SortedMap<String, Pending> members) {
        Pending any = members.sequencedValues().getFirst();
        Instant first = any.first;
        Instant last = any.last;
        Severity real = Severity.INFO;
        List<EventRef> evidence = new ArrayList<>();
        List<Untrusted> named = new ArrayList<>();
        for (Pending member : members.values()) {
            first = member.first.isBefore(first) ? member.first : first;
            last = member.last.isAfter(last) ? member.last : last;
            real = real.atLeast(member.real) ? real : member.real;
            member.evidence().stream().limit(1).forEach(evidence::add);
            if (named.size() < NAMED && !member.lead.entities().isEmpty()) {
                named.add(member.lead.entities().getFirst().value());
            }
        }
        Prose title = Prose.of(count + " findings of one kind in a day: " + detector + " on {}", Untrusted.of(source));
        Prose among = Prose.of("Among them: " + String.join(", ", named.stream().map(_ -> "{}").toList()),
                named.toArray(Untrusted[]::new));
        Raised raised = new Raised(rule, real, title, entities, false, first, last, count, true,
                Map.of("observed", Integer.toString(count), "threshold", Integer.toString(setup.flood(detector))),
                named.isEmpty() ? List.of() : List.of(among), evidence, List.of(), false, "");
        Pending flood = haul.pending.get(id);
        if (flood == null) {
            flood = new Pending(id, detector, any.version, book.day, raised, real);
            haul.pending.put(id, flood);
        }
        flood.add(raised, real);
        for (Pending member : members.values()) {
            flood.live |= member.live;
            flood.historical &= member.historical;
            flood.sources.addAll(member.sources);
            flood.withholds.addAll(member.withholds);
        }
    }
}
