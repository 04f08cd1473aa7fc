package app.mallcop.desk.detect;

import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.events.SegmentsNow;
import app.mallcop.store.findings.FindingCodec;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.runs.Sealed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes {@code findings.jsonl} and {@code baseline/} again from the facts. What is as it was is left alone; what is not is
 * replaced and told: it was changed by hand, damaged, or lost. Where a day comes out otherwise than the run log says that it
 * was sealed, or events are not as they were written, the facts at hand are other ones: then nothing is put in the place of
 * what they said before.
 */
public final class Rebuild {

    /**
     * @param mended files that were not what the facts say, and now are
     * @param otherwise files that come out otherwise than they were written, and were left as they are
     * @param events what the files of events are now, where something comes out otherwise
     */
    public record Result(long findingLines, long sealedDays, List<String> mended, List<String> otherwise,
            SegmentsNow events) {

        public boolean isIdentical() {
            return mended.isEmpty() && otherwise.isEmpty();
        }
    }

    private final Repo repo;
    private final Config config;
    private final Progress progress;
    private final Cancel cancel;
    private final List<String> mended = new ArrayList<>();
    private final List<String> otherwise = new ArrayList<>();
    private SegmentsNow events = new SegmentsNow(List.of(), List.of());
    private long sealedDays;

    public Rebuild(Repo repo, Config config, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.config = config;
        this.progress = progress;
        this.cancel = cancel;
    }

    public Result run() throws IOException {
        try (RunLock _ = repo.lock(Run.Request.of("detect --rebuild"))) {
            Replay replay = new Replay(repo, Rules.of(repo, config),
                    Setup.redactionKey(repo.layout(), repo.disk()), progress, cancel);
            List<FindingLine> lines = replay.play(new Compared());
            findings(lines);
            return new Result(lines.size(), sealedDays, List.copyOf(mended), List.copyOf(otherwise), events);
        }
    }

    /** Days made again, against those that were sealed. */
    private final class Compared implements Replay.Files {
        @Override
        public void sealed(Sealed sealed, byte[] made) throws IOException {
            sealedDays++;
            Path file = repo.layout().root().resolve(sealed.path());
            if (isSame(file, made)) {
                return;
            }
            if (Bytes.sha256Hex(made).equals(sealed.hash())) {
                mend(file, made);
            } else {
                otherwise.add(sealed.path());
            }
        }

        @Override
        public void notMade(Sealed sealed) {
            otherwise.add(sealed.path());
        }
    }

    /** No hash of them is written down, so they are as good as the days that came of the same judging, and its events. */
    private void findings(List<FindingLine> lines) throws IOException {
        Bytes bytes = new Bytes(64 * 1024);
        for (FindingLine line : lines) {
            byte[] one = FindingCodec.line(line);
            bytes.write(one, 0, one.length);
        }
        Path file = repo.layout().findings();
        boolean same = Files.exists(file) ? isSame(file, bytes.copy()) : lines.isEmpty();
        if (same && otherwise.isEmpty()) {
            return;
        }
        events = SegmentsNow.of(repo.log(), repo.layout(), _ -> true);
        if (otherwise.isEmpty() && events.changed().isEmpty() && events.notHere().isEmpty()) {
            mend(file, bytes.copy());
        } else if (!same) {
            otherwise.add(repo.layout().relative(file));
        }
    }

    private static boolean isSame(Path file, byte[] content) throws IOException {
        return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content);
    }

    private void mend(Path file, byte[] content) throws IOException {
        repo.disk().replace(file, content);
        mended.add(repo.layout().relative(file));
    }
}
