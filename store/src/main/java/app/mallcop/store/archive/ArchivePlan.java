package app.mallcop.store.archive;

import app.mallcop.store.runs.Segment;
import java.time.LocalDate;
import java.util.List;

/**
 * Which days would be put together, and what that costs.
 *
 * @param skipped days left as they are, since what is on disk is not what the run log says
 */
public record ArchivePlan(List<Day> days, List<Skipped> skipped) {

    public ArchivePlan {
        days = List.copyOf(days);
        skipped = List.copyOf(skipped);
    }

    /**
     * @param parts the segments in the order of their runs, as the run log names them
     * @param compressed what git will keep of the new file, about; the old blobs stay in its history
     */
    public record Day(String connector, LocalDate day, List<Segment> parts, long compressed) {
        public Day {
            parts = List.copyOf(parts);
        }

        public long bytes() {
            return parts.stream().mapToLong(Segment::bytes).sum();
        }

        public long lines() {
            return parts.stream().mapToLong(Segment::lines).sum();
        }
    }

    public record Skipped(String connector, LocalDate day, String file, String why) {}

    public long growth() {
        return days.stream().mapToLong(Day::compressed).sum();
    }

    public int files() {
        return days.stream().mapToInt(day -> day.parts().size()).sum();
    }

    public long bytes() {
        return days.stream().mapToLong(Day::bytes).sum();
    }
}
