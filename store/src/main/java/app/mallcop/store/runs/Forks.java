package app.mallcop.store.runs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the run log looks like after two clones both ran: two lines name one parent. A pure function of the lines and of
 * which of them were pushed, so that every clone sees the same trunk.
 *
 * @param trunk the lines that stay, first to last
 * @param astray lines of the other branches, oldest first; their facts are brought onto the trunk
 * @param orphans lines whose parent is not here: somebody took lines out
 */
public record Forks(List<RunLine> trunk, List<RunLine> astray, List<RunLine> orphans) {

    private static final Comparator<RunLine> EARLIER = Comparator.comparing(RunLine::asOf).thenComparing(RunLine::hash);

    public Forks {
        trunk = List.copyOf(trunk);
        astray = List.copyOf(astray);
        orphans = List.copyOf(orphans);
    }

    public boolean any() {
        return !astray.isEmpty();
    }

    /** @param pushed hashes of the lines that the upstream branch has; the branch that was pushed first is the trunk */
    public static Forks of(List<RunLine> lines, Set<String> pushed) {
        Map<String, RunLine> byHash = new LinkedHashMap<>();
        lines.forEach(line -> byHash.putIfAbsent(line.hash(), line));
        Map<String, List<RunLine>> children = new HashMap<>();
        List<RunLine> orphans = new ArrayList<>();
        byHash.values().forEach(line -> {
            if (line.parent().isEmpty() || byHash.containsKey(line.parent())) {
                children.computeIfAbsent(line.parent(), _ -> new ArrayList<>()).add(line);
            } else {
                orphans.add(line);
            }
        });
        Comparator<RunLine> preferred = Comparator.<RunLine, Boolean>comparing(line -> !pushed.contains(line.hash()))
                .thenComparing(EARLIER);
        List<RunLine> trunk = new ArrayList<>();
        Set<String> onTrunk = new HashSet<>();
        @Nullable
        RunLine next = orphans.isEmpty()
                ? best(children.get(""), preferred)
                : orphans.stream().min(EARLIER).orElse(null);
        while (next != null) {
            trunk.add(next);
            onTrunk.add(next.hash());
            next = best(children.get(next.hash()), preferred);
        }
        List<RunLine> astray = byHash.values().stream().filter(line -> !onTrunk.contains(line.hash()))
                .filter(line -> orphans.isEmpty())
                .sorted(EARLIER).toList();
        return new Forks(trunk, astray, orphans);
    }

    private static @Nullable RunLine best(@Nullable List<RunLine> children, Comparator<RunLine> preferred) {
        return children == null ? null : children.stream().min(preferred).orElse(null);
    }
}
