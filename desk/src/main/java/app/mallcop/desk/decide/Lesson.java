package app.mallcop.desk.decide;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Withheld;
import app.mallcop.store.findings.FindingState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something a finding keeps out of the baseline, which its ack teaches and its unack takes back.
 *
 * @param days on which it was seen
 * @param othersKeepingOut findings that keep it out too, on one of these days
 */
public record Lesson(String fact, List<Untrusted> key, String source, List<LocalDate> days,
        List<String> othersKeepingOut) {

    private boolean isOf(Withheld withheld) {
        return fact.equals(withheld.fact()) && source.equals(withheld.source())
                && Untrusted.compareParts(key, withheld.key()) == 0;
    }

    /** @param all every finding that may keep the same out */
    static List<Lesson> of(FindingState state, Iterable<FindingState> all) {
        Map<Withheld, Set<String>> others = others(state, all);
        List<Lesson> lessons = new ArrayList<>();
        for (Withheld one : Objects.requireNonNull(state.finding()).withholds()) {
            boolean goesOn = !lessons.isEmpty() && lessons.getLast().isOf(one);
            List<LocalDate> days = new ArrayList<>(goesOn ? lessons.getLast().days() : List.of());
            days.add(one.day());
            Set<String> too = new TreeSet<>(goesOn ? lessons.getLast().othersKeepingOut() : List.of());
            too.addAll(others.getOrDefault(one, Set.of()));
            if (goesOn) {
                lessons.removeLast();
            }
            lessons.add(new Lesson(one.fact(), one.key(), one.source(), List.copyOf(days), List.copyOf(too)));
        }
        return lessons;
    }

    private static Map<Withheld, Set<String>> others(FindingState state, Iterable<FindingState> all) {
        Set<Withheld> own = new HashSet<>(Objects.requireNonNull(state.finding()).withholds());
        Map<Withheld, Set<String>> others = new HashMap<>();
        for (FindingState other : all) {
            if (other.finding() == null || other.id().equals(state.id()) || other.isReleased()) {
                continue;
            }
            for (Withheld one : other.finding().withholds()) {
                if (own.contains(one)) {
                    others.computeIfAbsent(one, _ -> new TreeSet<>()).add(other.id());
                }
            }
        }
        return others;
    }
}
