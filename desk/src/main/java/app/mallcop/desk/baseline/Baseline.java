package app.mallcop.desk.baseline;

import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.store.events.Damage;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.runs.Sealed;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The baseline in figures: what the next detection holds events against. */
public final class Baseline {

    /** What one connector contributes. {@code reset}: days that no longer count since somebody had it learned anew. */
    public record Source(int days, int reset, long events, LocalDate first, LocalDate last) {}

    /** Distinct keys of one kind of fact, and how often they were seen. */
    public record Kind(long keys, long events) {}

    /**
     * @param actors who was active at all; {@code known} of them often enough, on enough days
     * @param keptOut keys that findings keep out on some day, and {@code keepingOut} those findings
     * @param missing sealed days of the window whose file is not here
     */
    public record Result(LocalDate from, LocalDate to, long events, long actors, long known, long entries,
            SortedMap<String, Kind> kinds, SortedMap<String, Source> sources, long keptOut,
            SortedSet<String> keepingOut, List<String> missing, List<Damage> damage, Layout layout) {}

    private static final String ACTOR = "actor";
    private static final String TYPE = "type";

    private final Repo repo;
    private final Config.Baseline config;

    public Baseline(Repo repo, Config.Baseline config) {
        this.repo = repo;
        this.config = config;
    }

    private record Kept(String fact, List<Untrusted> key) {}

    public Result run() throws IOException {
        Learned learned = new Learned(repo, config);
        Map<String, Map<List<Untrusted>, long[]>> counted = new TreeMap<>();
        Map<Untrusted, Sum> actors = new HashMap<>();
        java.util.Set<Kept> kept = new java.util.HashSet<>();
        TreeSet<String> keeping = new TreeSet<>();
        TreeMap<String, Long> events = new TreeMap<>();
        learned.each(line -> {
            String fact = line.addend().kind();
            List<Untrusted> key = line.addend().key();
            if (!line.counts()) {
                kept.add(new Kept(fact, key));
                keeping.addAll(line.keptOutBy());
            } else {
                counted.computeIfAbsent(fact, _ -> new HashMap<>()).computeIfAbsent(key, _ -> new long[1])[0] += line
                        .addend().count();
                if (fact.equals(TYPE)) {
                    events.merge(line.source(), line.addend().count(), Long::sum);
                }
            }
            if (fact.equals(ACTOR) && key.size() == 1) {
                actors.computeIfAbsent(key.getFirst(), _ -> new Sum()).add(line);
            }
        });
        TreeMap<String, Kind> kinds = new TreeMap<>();
        counted.forEach((fact, keys) -> kinds.put(fact,
                new Kind(keys.size(), keys.values().stream().mapToLong(count -> count[0]).sum())));
        long known = actors.values().stream()
                .filter(actor -> Standing.of(actor, config, learned.to()) == Standing.KNOWN).count();
        return new Result(learned.from(), learned.to(), events.values().stream().mapToLong(Long::longValue).sum(),
                actors.size(), known, kinds.values().stream().mapToLong(Kind::keys).sum(), kinds,
                sources(learned, events), kept.size(), keeping, learned.missing(), learned.damage(), repo.layout());
    }

    private static SortedMap<String, Source> sources(Learned learned, Map<String, Long> events) {
        TreeMap<String, Source> sources = new TreeMap<>();
        for (String source : learned.sources()) {
            List<Sealed> days = learned.days(source);
            if (!days.isEmpty()) {
                int reset = (int) days.stream().filter(learned::isReset).count();
                sources.put(source, new Source(days.size() - reset, reset, events.getOrDefault(source, 0L),
                        days.getFirst().day(), days.getLast().day()));
            }
        }
        return sources;
    }
}
