package app.mallcop.connect.shapes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts how lines look. What looks unlike all of the many it remembers is counted and no more. */
public final class Shapes {

    private static final int MOST = 256;

    private final Room room;
    private final Map<Shape, Long> counts = new HashMap<>();
    private long lines;

    public Shapes(Room room) {
        this.room = room;
    }

    public void add(String line) {
        lines++;
        Shape shape = Shape.of(line);
        if (counts.containsKey(shape) || (counts.size() < MOST && room.take())) {
            counts.merge(shape, 1L, Long::sum);
        }
    }

    public long lines() {
        return lines;
    }

    /** Makes room for others. */
    public void forget() {
        room.giveBack(counts.size());
        counts.clear();
    }

    /** Like ones together, the most frequent first. */
    public List<Group> groups() {
        List<Group> single = new ArrayList<>();
        counts.forEach((shape, count) -> single.add(new Group(shape, count)));
        single.sort(Group.MOST_FIRST);
        List<Group> groups = new ArrayList<>();
        for (Group one : single) {
            add(one, groups);
        }
        groups.sort(Group.MOST_FIRST);
        return List.copyOf(groups);
    }

    private static void add(Group one, List<Group> groups) {
        for (int i = 0; i < groups.size(); i++) {
            Optional<Group> both = groups.get(i).with(one);
            if (both.isPresent()) {
                groups.set(i, both.get());
                return;
            }
        }
        groups.add(one);
    }
}
