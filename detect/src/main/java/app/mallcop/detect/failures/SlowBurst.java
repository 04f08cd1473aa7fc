package app.mallcop.detect.failures;

import app.mallcop.detect.EventRef;
import app.mallcop.detect.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Failures again and again over many hours. Counted is in how many stretches of a few minutes there were any, so that one
 * loud burst, which has rules of its own, is not also a slow one.
 *
 * @param stretches the most of them within the slow window
 */
record SlowBurst(List<Try> failures, int stretches) {

    /** @param usual how many stretches it takes beside the usual forgetting of passwords; asked only when there are enough anyway */
    static @Nullable SlowBurst find(Tally.Stretch stretch, LocalDate day, Limits limits, IntSupplier usual) {
        SlowBurst some = find(stretch, day, limits, limits.slowLeast());
        int least = some == null ? 0 : usual.getAsInt();
        return some == null || least <= limits.slowLeast() ? some : find(stretch, day, limits, least);
    }

    /** All that lies in some window with enough of them, so that it does not matter which was looked at first. */
    private static @Nullable SlowBurst find(Tally.Stretch stretch, LocalDate day, Limits limits, int least) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Tally.Cell> cells = stretch.cells().stream().filter(cell -> cell.weight() > 0).toList();
        int most = 0;
        BitSet in = new BitSet();
        for (int end = 0, start = 0; end < cells.size(); end++) {
            Instant over = cells.get(end).start().plusSeconds(60L * limits.grain());
            while (cells.get(start).start().isBefore(over.minus(limits.slow()))) {
                start++;
            }
            if (!cells.get(end).start().isBefore(midnight) && end - start + 1 >= least) {
                most = Math.max(most, end - start + 1);
                in.set(start, end + 1);
            }
        }
        return most == 0 ? null : new SlowBurst(tries(in.stream().mapToObj(cells::get).toList()), most);
    }

    private static List<Try> tries(List<Tally.Cell> cells) {
        List<Try> failures = new ArrayList<>();
        for (Tally.Cell cell : cells) {
            cell.entries().stream().map(Try::of).filter(Try::isFailure).forEach(failures::add);
        }
        return List.copyOf(failures);
    }

    List<EventRef> evidence() {
        return Burst.sample(failures.stream().map(Try::ref).toList());
    }

    boolean isOfMany() {
        Try first = failures.getFirst();
        return failures.stream()
                .anyMatch(failure -> failure.account().isEmpty() || !failure.account().equals(first.account()));
    }
}
