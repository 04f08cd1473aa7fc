package app.mallcop.desk.detect;

import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingCodec;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import app.mallcop.store.repo.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes {@code findings.jsonl} and {@code baseline/} again from the facts. What is as it was is left alone; what is not is
 * replaced and told: it was changed by hand, damaged, or lost.
 */
public final class Rebuild {

    /** @param mended files that were not what the facts say, and now are */
    public record Result(long findingLines, long sealedDays, List<String> mended) {}

    private final Repo repo;
    private final Config config;
    private final Progress progress;
    private final Cancel cancel;

    public Rebuild(Repo repo, Config config, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.config = config;
        this.progress = progress;
        this.cancel = cancel;
    }

    public Result run() throws IOException {
        try (RunLock _ = repo.lock(Run.Request.of("detect --rebuild"))) {
            List<String> mended = new ArrayList<>();
            long[] sealed = new long[1];
            Replay replay = new Replay(repo, Rules.of(repo, config),
                    Setup.redactionKey(repo.layout(), repo.disk()), progress, cancel);
            List<FindingLine> lines = replay.play((path, content) -> {
                sealed[0]++;
                mend(path, content, mended);
            });
            Bytes bytes = new Bytes(64 * 1024);
            for (FindingLine line : lines) {
                byte[] one = FindingCodec.line(line);
                bytes.write(one, 0, one.length);
            }
            if (!lines.isEmpty() || Files.exists(repo.layout().findings())) {
                mend(repo.layout().relative(repo.layout().findings()), bytes.copy(), mended);
            }
            return new Result(lines.size(), sealed[0], mended);
        }
    }

    private void mend(String path, byte[] content, List<String> mended) throws IOException {
        Path file = repo.layout().root().resolve(path);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            repo.disk().replace(file, content);
            mended.add(path);
        }
    }
}
