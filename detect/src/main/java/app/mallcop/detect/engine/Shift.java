package app.mallcop.detect.engine;

import app.mallcop.detect.Sighting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One crew's work on one day: what it learns of the day's new events, counts, and finds. */
final class Shift {

    final Crew crew;
    final DayBook book;
    final View view;
    final Heard heard = new Heard();
    private final Hearing hearing;
    private final Failures failures;
    private final Tallying tallying;
    private final Map<String, DayBook.Taught> taught = new HashMap<>();
    private final Map<String, Cells> cells = new HashMap<>();

    Shift(Crew crew, DayBook book, View view, Hearing hearing, Failures failures, Tallying tallying) {
        this.crew = crew;
        this.book = book;
        this.view = view;
        this.hearing = hearing;
        this.failures = failures;
        this.tallying = tallying;
    }

    void take(List<Sighting> batch) {
        String source = "";
        DayBook.@Nullable Taught learned = null;
        for (int i = 0; i < batch.size(); i++) {
            Sighting seen = batch.get(i);
            if (learned == null || !source.equals(seen.source())) {
                source = seen.source();
                learned = taught.computeIfAbsent(source, _ -> new DayBook.Taught());
            }
            Crew.Lineup lineup = crew.lineup(seen.type());
            for (Crew.Placed placed : lineup.detectors()) {
                heard.listen(i, placed, hearing);
                try {
                    placed.detector().learn(seen, learned);
                    placed.detector().judge(seen, view, heard);
                } catch (RuntimeException | StackOverflowError broken) {
                    failures.add(placed.detector(), broken);
                }
            }
            for (Crew.Named named : lineup.tallies()) {
                count(named, seen);
            }
        }
    }

    private void count(Crew.Named named, Sighting seen) {
        try {
            Cells of = cells.get(named.name());
            if (of == null) {
                of = tallying.cells(book, named);
                cells.put(named.name(), of);
            }
            of.take(seen, true);
        } catch (RuntimeException | StackOverflowError broken) {
            failures.add(named.detector(), broken);
        }
    }

    /** What is heard from now on is of a tally. */
    void speaks(Crew.Named named) {
        heard.listen(named.place(), named.owner(), hearing);
    }

    /** Lays what it learned down in the day's book. */
    void handIn() {
        taught.forEach((source, learned) -> book.taught(source).add(learned));
        taught.clear();
    }
}
