package app.mallcop.detect.gateway;

import app.mallcop.api.Entity;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The states a gateway was seen in over a day, so that the newest of them tells what still holds, whatever order they came in. */
final class SettingsTally implements Tally {

    private static final int A_DAY = 24 * 60;
    private static final int ACTOR = 0;
    private static final int CHANGED_PATHS = 1;
    private static final int FIRST_WEAKNESS = 2;
    private static final Apart APART = new Apart(-1, List.of(Weakness.places(FIRST_WEAKNESS)), false);

    private static final String UNREADABLE = "unreadable-config";
    private static final int MOST_PATHS = 5;
    private static final int LONGEST_PATHS = 200;

    private final Set<String> disabled;

    SettingsTally(Set<String> disabled) {
        this.disabled = disabled;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public int grainMinutes() {
        return A_DAY;
    }

    @Override
    public int reachMinutes() {
        return A_DAY;
    }

    @Override
    public int keeps() {
        return 20;
    }

    /** Each set of weaknesses that was seen together. */
    @Override
    public Apart apart() {
        return APART;
    }

    @Override
    public void take(Sighting seen, Into into) {
        if (seen.type().equals(OpenclawConfigDrift.CHANGED)) {
            List<Untrusted> notes = new ArrayList<>();
            notes.add(seen.actor());
            notes.add(changedPaths(seen));
            Weakness.write(Weakness.of(seen.event().metadata()), notes);
            into.add(Key.of(Untrusted.of(seen.source()), gateway(seen)), 1, notes.toArray(Untrusted[]::new));
        }
    }

    /** A text, or a list of which the first few are told. */
    private static Untrusted changedPaths(Sighting seen) {
        Value paths = seen.event().metadata().get("changed_paths").orElse(Value.Nothing.NULL);
        String told = paths instanceof Value.Items(List<Value> items)
                ? items.stream().limit(MOST_PATHS).map(Words::of).collect(Collectors.joining(", "))
                : paths instanceof Value.Text(Untrusted text) ? text.clear() : "";
        return Untrusted.of(told.substring(0, Math.min(told.length(), LONGEST_PATHS)));
    }

    private static Untrusted gateway(Sighting seen) {
        return seen.meta("gateway").filter(name -> !name.isEmpty())
                .orElseGet(() -> seen.event().target().isEmpty() ? Untrusted.of(seen.source()) : seen.event().target());
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        List<Entry> states = stretch.cells().stream().flatMap(cell -> cell.entries().stream())
                .sorted(Comparator.comparing(Entry::at).thenComparing(entry -> entry.ref().id())).toList();
        Entry newest = states.getLast();
        Set<String> broken = new TreeSet<>();
        weaknesses(newest).forEach(one -> broken.add(one.rule().id()));
        // Of a config that nobody can read nothing is known, so nothing of it is right again either.
        boolean known = Weakness.read(newest.notes(), FIRST_WEAKNESS).stream()
                .noneMatch(one -> one.rule().id().equals(UNREADABLE));
        Map<String, List<State>> insecure = new TreeMap<>();
        for (Entry state : states) {
            if (LocalDate.ofInstant(state.at(), ZoneOffset.UTC).equals(day)) {
                weaknesses(state).forEach(one -> insecure.computeIfAbsent(one.rule().id(), rule -> new ArrayList<>())
                        .add(new State(state, one)));
            }
        }
        Untrusted gateway = key.part(1);
        insecure.values().forEach(seen -> found.raise(raised(gateway, seen)));
        GatewayRule.IDS.stream().filter(rule -> known && !broken.contains(rule) && !disabled.contains(rule))
                .forEach(rule -> found.mended(rule, List.of(new Entity("gateway", gateway)), Scope.Always.STATE,
                        newest.at(), "The settings are right again"));
    }

    private record State(Entry seen, Weakness weakness) {}

    private List<Weakness> weaknesses(Entry state) {
        return Weakness.read(state.notes(), FIRST_WEAKNESS).stream().filter(one -> !disabled.contains(one.rule().id()))
                .toList();
    }

    /** The worst of the day says how bad it is. */
    private static Raised raised(Untrusted gateway, List<State> states) {
        State worst = states.stream().max(Comparator.comparing(state -> state.weakness().rule().severity()))
                .orElseThrow();
        Weakness weakness = worst.weakness();
        Entry seen = worst.seen();
        Raised.Draft draft = Raised
                .of(weakness.rule().id(), weakness.rule().severity(), states.getFirst().seen().at(),
                        states.getLast().seen().at(), states.size(),
                        states.stream().map(state -> state.seen().ref()).toList(),
                        Prose.of("Insecure gateway setting {} on {}", Untrusted.of(weakness.place()), gateway))
                .about("gateway", gateway).lasting().foldsAs("");
        draft.because(weakness.observed().isEmpty()
                ? Prose.of("{}: " + weakness.rule().why(), Untrusted.of(weakness.place()))
                : Prose.of("{} is {}: " + weakness.rule().why(), Untrusted.of(weakness.place()),
                        Untrusted.of(weakness.observed())));
        if (!seen.notes().get(CHANGED_PATHS).isEmpty()) {
            draft.because(Prose.of("The change that was seen touched {}", seen.notes().get(CHANGED_PATHS)));
        }
        if (!seen.notes().get(ACTOR).isEmpty()) {
            draft.because(Prose.of("It was written by {}", seen.notes().get(ACTOR)));
        }
        return draft.because(Prose.of("To mend it: " + weakness.rule().mend())).build();
    }
}
