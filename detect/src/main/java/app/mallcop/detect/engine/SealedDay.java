package app.mallcop.detect.engine;

import app.mallcop.detect.normal.Key;
import java.time.LocalDate;
import java.util.List;

/** What a connector's day taught, for good: written as one file. */
public record SealedDay(String source, LocalDate day, List<Line> lines) {

    /** @param withheld the findings that keep it out of normal, until they are acked or resolved */
    public record Line(String fact, Key key, long count, List<String> withheld) implements Comparable<Line> {
        public Line {
            withheld = List.copyOf(withheld);
        }

        @Override
        public int compareTo(Line other) {
            int facts = fact.compareTo(other.fact);
            return facts != 0 ? facts : key.compareTo(other.key);
        }
    }

    public SealedDay {
        lines = lines.stream().sorted().toList();
    }
}
