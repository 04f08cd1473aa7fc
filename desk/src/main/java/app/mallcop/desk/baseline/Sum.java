package app.mallcop.desk.baseline;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How often something was seen, on which days and where; and on which days findings keep it out. */
public final class Sum {

    private long events;
    private final TreeSet<LocalDate> days = new TreeSet<>();
    private final TreeSet<LocalDate> keptOut = new TreeSet<>();
    private final TreeSet<String> keptOutBy = new TreeSet<>();
    private final TreeSet<String> sources = new TreeSet<>();

    void add(Learned.Line line) {
        sources.add(line.source());
        if (line.counts()) {
            events += line.addend().count();
            days.add(line.day());
        } else {
            keptOut.add(line.day());
            keptOutBy.addAll(line.keptOutBy());
        }
    }

    /** Of the days that count. */
    public long events() {
        return events;
    }

    public int days() {
        return days.size();
    }

    public Optional<LocalDate> first() {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.first());
    }

    public Optional<LocalDate> last() {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.last());
    }

    public Set<String> sources() {
        return new TreeSet<>(sources);
    }

    /** Days on which it was seen and does not count. */
    public int daysKeptOut() {
        return keptOut.size();
    }

    public Set<String> keptOutBy() {
        return new TreeSet<>(keptOutBy);
    }

    public boolean counts() {
        return !days.isEmpty();
    }
}
