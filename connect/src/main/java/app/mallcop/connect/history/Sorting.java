package app.mallcop.connect.history;

import app.mallcop.api.Severity;
import app.mallcop.text.secrets.Family;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes leaks of hits: what is the same secret is one, what is allowed is counted and left out. */
final class Sorting {

    private record Counted(Place place, Hit hit) {}

    private static final Comparator<Counted> OLDEST_FIRST = Comparator
            .<Counted, Instant>comparing(one -> one.place().authored()).thenComparing(one -> one.place().commit())
            .thenComparing(one -> one.place().path()).thenComparingInt(one -> one.place().line());

    private final Allowances allowances;
    private final OwnRules own;
    private final Map<String, Family> families = new HashMap<>();
    private final Map<String, Integer> hiddenPlaces = new TreeMap<>();
    private int hiddenLeaks;

    Sorting(Allowances allowances, OwnRules own) {
        this.allowances = allowances;
        this.own = own;
        Family.all().forEach(family -> families.put(family.name(), family));
    }

    List<Leak> leaks(List<Hit> hits, Map<String, List<Origin>> origins) {
        Map<String, List<Counted>> byPrint = new TreeMap<>();
        for (Hit hit : hits) {
            List<Counted> of = byPrint.computeIfAbsent(hit.print(), _ -> new ArrayList<>());
            for (Origin origin : origins.getOrDefault(hit.object(), List.of())) {
                of.add(new Counted(origin.at(hit.line()), hit));
            }
        }
        List<Leak> leaks = new ArrayList<>();
        byPrint.values().forEach(places -> leak(places, leaks));
        leaks.sort(Comparator.comparing((Leak leak) -> leak.severity()).reversed()
                .thenComparing(leak -> !leak.present()).thenComparing(Leak::since).thenComparing(Leak::family)
                .thenComparing(Leak::fingerprint));
        return leaks;
    }

    private void leak(List<Counted> all, List<Leak> leaks) {
        List<Counted> sorted = all.stream().sorted(OLDEST_FIRST).toList();
        boolean ignored = allowances.ignoresSome() && sorted.stream()
                .anyMatch(one -> allowances.ignores(Fingerprint.of(one.hit().family(), one.place()))
                        || allowances.ignores(one.hit().print()));
        List<Counted> left = new ArrayList<>();
        for (Counted one : sorted) {
            String by = ignored
                    ? Hidden.OWN_IGNORE
                    : one.hit().allowed().isEmpty()
                            ? allowances.hides(one.hit().family(), one.place())
                            : one.hit().allowed();
            if (by.isEmpty()) {
                left.add(one);
            } else {
                hiddenPlaces.merge(by, 1, Integer::sum);
            }
        }
        if (left.isEmpty()) {
            hiddenLeaks += sorted.isEmpty() ? 0 : 1;
        } else {
            leaks.add(leak(left));
        }
    }

    private Leak leak(List<Counted> left) {
        Counted first = left.getFirst();
        Family family = families.get(first.hit().family());
        Severity severity = Severity.INFO;
        Hit worst = first.hit();
        Set<String> commits = new HashSet<>();
        Set<String> files = new HashSet<>();
        for (Counted one : left) {
            Severity here = severity(one, family != null && family.named());
            if (here.compareTo(severity) > 0) {
                severity = here;
                worst = one.hit();
            }
            commits.add(one.place().commit());
            files.add(one.place().path().clear());
        }
        List<Place> places = left.stream().map(Counted::place)
                .sorted(Comparator.comparing((Place place) -> !place.present())).limit(Leak.MOST_PLACES).toList();
        return new Leak(first.hit().family(), family == null ? title(first.hit().family()) : family.title(),
                first.hit().print(), Fingerprint.of(first.hit().family(), first.place()), severity, worst.why(),
                worst.shown(), left.stream().anyMatch(one -> one.place().present()), places, left.size(),
                commits.size(), files.size(), first.place().authored());
    }

    private String title(String name) {
        OwnRules.Rule rule = own.named(name);
        return rule == null ? "Value in an environment file" : rule.title();
    }

    /** Milder in tests, examples and documents, unless its form alone tells whose it is. */
    private static Severity severity(Counted one, boolean named) {
        Severity severity = one.hit().severity();
        boolean milder = !named && !one.place().path().isEmpty() && PathKind.isAside(one.place().path().clear());
        return !milder
                ? severity
                : switch (severity) {
                    case CRITICAL -> Severity.WARN;
                    case WARN, INFO -> Severity.INFO;
                };
    }

    List<Weakness> weaknesses(List<Weakness> all) {
        return all.stream().filter(one -> !(allowances.ignoresSome() && allowances.ignores(one.fingerprint()))
                && allowances.hides("", new Place(Place.In.FILE, one.path(), one.line(), one.blob(), "", Instant.EPOCH,
                        one.path(), true)).isEmpty())
                .sorted(Comparator.comparing((Weakness one) -> one.severity()).reversed()
                        .thenComparing(Weakness::rule).thenComparing(Weakness::path))
                .toList();
    }

    Hidden hidden(int weaknesses) {
        return new Hidden(hiddenLeaks, weaknesses, hiddenPlaces);
    }
}
