package app.mallcop.detect.rules;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Tally.Cell;
import app.mallcop.detect.Tally.Entry;
import app.mallcop.detect.Tally.Stretch;
import app.mallcop.detect.rules.file.Rule.Sum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A window slid over the events of a group. Where a cell kept only its first and last events, what it left out counts as one lump
 * that a window holds only when it holds both ends; since a cell is no longer than the window and keeps more than
 * is asked for, a count is exact as far as anybody asks.
 */
final class Window {

    /** The condition is met by an event of the day. */
    record Met(Instant first, Instant last, long most, Entry closing, List<Entry> entries) {}

    interface Test {
        boolean holds(long value);
    }

    private record Item(Instant at, long weight, @Nullable Entry entry) {
        private Item(Instant at, long weight, @Nullable Entry entry) {
            this.at = at;
            this.weight = weight;
            this.entry = entry;
        }
    }

    private final List<Item> items = new ArrayList<>();
    private final long seconds;
    private final Sum function;
    private final LocalDate day;
    private final boolean wholeDay;
    private long occurrences;
    private @Nullable Entry closing;

    private long sum;
    private final Map<Untrusted, Integer> distinct = new HashMap<>();
    private final TreeMap<Long, Integer> weights = new TreeMap<>();

    Window(Stretch stretch, long seconds, Sum function, LocalDate day) {
        this(stretch, seconds, function, day, false);
    }

    private Window(Stretch stretch, long seconds, Sum function, LocalDate day, boolean wholeDay) {
        this.seconds = seconds;
        this.function = function;
        this.day = day;
        this.wholeDay = wholeDay;
        for (Cell cell : stretch.cells()) {
            boolean today = SumRule.dayOf(cell.start()).equals(day);
            if (today) {
                occurrences += cell.count();
            }
            if (today || !wholeDay) {
                add(cell);
            }
        }
    }

    /** Not slid: all of one UTC day. */
    static Window ofDay(Stretch stretch, LocalDate day) {
        return new Window(stretch, 86_400, Sum.COUNT, day, true);
    }

    private void add(Cell cell) {
        List<Entry> entries = cell.entries();
        long left = cell.weight();
        for (Entry entry : entries) {
            left -= entry.weight();
        }
        for (int i = 0; i < entries.size(); i++) {
            if (i == entries.size() / 2 && !cell.isComplete() && i > 0) {
                // Of a sum it is better to see too much of a flooded cell than to lose what was seen before the flood.
                items.add(new Item(entries.get(function == Sum.SUM ? i : i - 1).at(), left, null));
            }
            items.add(new Item(entries.get(i).at(), entries.get(i).weight(), entries.get(i)));
        }
    }

    /** How many events of the day there were, in a window or not. */
    long occurrences() {
        return Math.max(1, occurrences);
    }

    /** The event that would meet the condition, while it is tested. */
    Entry closing() {
        return java.util.Objects.requireNonNull(closing, "nothing is tested");
    }

    Optional<Met> firstMet(Test test) {
        int low = 0;
        Met met = null;
        long enough = Long.MAX_VALUE;
        for (int high = 0; high < items.size(); high++) {
            Item item = items.get(high);
            change(item, 1);
            while (items.get(low).at().plusSeconds(seconds).isBefore(item.at())) {
                change(items.get(low++), -1);
            }
            Entry entry = item.entry();
            if (entry == null || !SumRule.dayOf(item.at()).equals(day) || (wholeDay && high < items.size() - 1)) {
                continue;
            }
            long value = value();
            closing = entry;
            if (met == null) {
                if (test.holds(value)) {
                    enough = value;
                    met = new Met(items.get(low).at(), item.at(), value, entry, entries(low, high));
                }
            } else if (value >= enough) {
                met = new Met(met.first(), item.at(), Math.max(value, met.most()), met.closing(), met.entries());
            }
        }
        return Optional.ofNullable(met);
    }

    private List<Entry> entries(int low, int high) {
        List<Entry> entries = new ArrayList<>();
        for (Item item : items.subList(low, high + 1)) {
            if (item.entry() != null) {
                entries.add(item.entry());
            }
        }
        return entries;
    }

    private long value() {
        return switch (function) {
            case COUNT, SUM -> sum;
            case COUNT_DISTINCT -> distinct.size();
            case MAX -> weights.isEmpty() ? 0 : weights.lastKey();
        };
    }

    private void change(Item item, int by) {
        sum += by * item.weight();
        Entry entry = item.entry();
        if (entry != null && function == Sum.COUNT_DISTINCT) {
            distinct.merge(entry.notes().getFirst(), by, Window::plus);
        }
        if (entry != null && function == Sum.MAX) {
            weights.merge(item.weight(), by, Window::plus);
        }
    }

    private static @Nullable Integer plus(Integer a, Integer b) {
        return a + b == 0 ? null : a + b;
    }
}
