package app.mallcop.store.repo;

import app.mallcop.store.codec.EventCodec;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.given.GivenRepo;
import app.mallcop.store.runs.Journal;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Plays a run log into a fresh repo: each line at its own as-of, fed with what the segments it names hold (law 4). */
final class Replay {

    private Replay() {}

    static GivenRepo of(Path original, List<RunLine> lines, Path into, String writer) throws IOException {
        GivenRepo.in(into);
        return onto(into, original, lines, writer);
    }

    /** Goes on with the lines of another writer. */
    static GivenRepo onto(Path into, Path original, List<RunLine> lines, String writer) throws IOException {
        GivenRepo replayed = GivenRepo.at(into, writer);
        boolean takeOver = true;
        for (RunLine line : lines) {
            replayed.setClock(line.asOf());
            try (Run run = replayed.repo().begin(new Run.Request(line.command(), takeOver, Duration.ZERO))) {
                takeOver = false;
                for (Segment segment : line.segments()) {
                    Journal.each(original.resolve(segment.path()), 0, (bytes, from, length, _) -> {
                        try {
                            run.intake().add(EventCodec.read(bytes, from, length), null);
                        } catch (Tree.Malformed e) {
                            throw new IOException(e);
                        }
                    });
                }
                run.commit(new Run.Facts(line.streams(), line.epoch(), line.consumed(), line.detection(), line.heals(),
                        List.of()));
            }
        }
        return replayed;
    }
}
