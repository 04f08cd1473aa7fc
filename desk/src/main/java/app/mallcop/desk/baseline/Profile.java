package app.mallcop.desk.baseline;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Withheld;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.decide.Keeping;
import app.mallcop.desk.look.Typed;
import app.mallcop.store.events.Damage;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.runs.RunLog;
import app.mallcop.text.entities.ActorName;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What counts as normal for one actor: since when, when in the day, with what, from where, and what findings keep out. */
public final class Profile {

    /** One thing that was learned of the actor. */
    public record Entry(String fact, List<Untrusted> key, Sum sum) {}

    /** Entries of one kind, most frequent first; {@code total} of which the first are here. */
    public record Facts(long total, List<Entry> entries) {}

    /** @param length in half hours; the stretch may go over midnight */
    public record Hours(String from, String to, int length, long events) {}

    /** What an open finding keeps out, of this actor. */
    public record KeptOut(String finding, List<Withheld> entries) {}

    /**
     * @param names the names it goes by in the baseline; empty when none of them was seen
     * @param activity how often and when it was seen at all
     */
    public record Result(Untrusted asked, Set<Untrusted> names, Standing standing, Sum activity,
            SortedMap<String, Sum> bySource, List<Hours> hours, SortedMap<String, Facts> facts, List<KeptOut> keptOut,
            LocalDate from, LocalDate to, Config.Baseline config, List<String> missing, List<Damage> damage,
            Layout layout) {}

    private static final int SHOWN = 200;
    private static final String ACTOR = "actor";
    private static final String SLOT = "actor-slot";

    private final Repo repo;
    private final Config.Baseline config;

    public Profile(Repo repo, Config.Baseline config) {
        this.repo = repo;
        this.config = config;
    }

    /** @param typed a name as any platform spells it */
    public Result run(String typed) throws IOException {
        Untrusted asked = Typed.value(typed);
        Set<Untrusted> names = spellings(repo, asked);
        Learned learned = new Learned(repo, config);
        Sum activity = new Sum();
        TreeMap<String, Sum> bySource = new TreeMap<>();
        TreeMap<Integer, Long> slots = new TreeMap<>();
        TreeSet<Untrusted> met = new TreeSet<>();
        Map<String, Map<List<Untrusted>, Sum>> found = new TreeMap<>();
        learned.eachNaming(names, line -> {
            List<Untrusted> key = line.addend().key();
            key.stream().filter(names::contains).forEach(met::add);
            switch (line.addend().kind()) {
                case ACTOR -> {
                    activity.add(line);
                    bySource.computeIfAbsent(line.source(), _ -> new Sum()).add(line);
                }
                case SLOT -> {
                    if (line.counts() && key.size() == 2 && Slots.isSlot(key.get(1))) {
                        slots.merge(Slots.of(key.get(1)), line.addend().count(), Long::sum);
                    }
                }
                default -> found.computeIfAbsent(line.addend().kind(), _ -> new HashMap<>())
                        .computeIfAbsent(key, _ -> new Sum()).add(line);
            }
        });
        TreeMap<String, Facts> facts = new TreeMap<>();
        found.forEach((fact, keys) -> facts.put(fact, sorted(fact, keys)));
        List<Hours> hours = Slots.stretches(slots).stream()
                .map(one -> new Hours(one.start(), one.end(), one.length(), one.events())).toList();
        return new Result(asked, met, Standing.of(activity, config, learned.to()), activity, bySource, hours, facts,
                keptOut(learned, names), learned.from(), learned.to(), config, learned.missing(), learned.damage(),
                repo.layout());
    }

    private static Facts sorted(String fact, Map<List<Untrusted>, Sum> keys) {
        List<Entry> entries = new ArrayList<>();
        keys.forEach((key, sum) -> entries.add(new Entry(fact, key, sum)));
        entries.sort(Comparator.comparingLong((Entry entry) -> -entry.sum().events()).thenComparing(Entry::key,
                Untrusted::compareParts));
        return new Facts(entries.size(), List.copyOf(entries.subList(0, Math.min(SHOWN, entries.size()))));
    }

    private static List<KeptOut> keptOut(Learned learned, Set<Untrusted> names) {
        List<KeptOut> keptOut = new ArrayList<>();
        for (FindingState state : Keeping.out(learned.fold())) {
            List<Withheld> entries = java.util.Objects.requireNonNull(state.finding()).withholds().stream()
                    .filter(entry -> entry.key().stream().anyMatch(names::contains)).toList();
            if (!entries.isEmpty()) {
                keptOut.add(new KeptOut(state.id(), entries));
            }
        }
        keptOut.sort(Comparator.comparing(KeptOut::finding));
        return keptOut;
    }

    /** As typed, and as the baseline calls such a name on each kind of platform that was read. */
    public static Set<Untrusted> spellings(Repo repo, Untrusted typed) throws IOException {
        Set<Untrusted> names = new TreeSet<>();
        names.add(typed);
        RunLog.@Nullable Tail tail = repo.log().tail();
        if (tail != null) {
            tail.totals().connectors().values().forEach(of -> names.add(ActorName.of(of.type(), typed)));
        }
        names.removeIf(Untrusted::isEmpty);
        return names;
    }
}
