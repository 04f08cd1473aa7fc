package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.cli.frame.Run;
import app.mallcop.connect.containerlogs.LogSource;
import app.mallcop.connect.drafting.SampleLine;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.scan.Source;
import app.mallcop.store.imports.LineFeed;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The newest lines of an app's log: of its connector, or the last of a file. */
final class LogLines {

    /** A longer line is understood by no template. */
    private static final int LONGEST = 64 * 1024;

    private LogLines() {}

    static List<SampleLine> ofFile(Path file, Path typed, int most, Run run) throws IOException {
        if (!typed.equals(Path.of("-")) && !Files.isReadable(file)) {
            throw Refusal.usage(new Problem("no-such-file",
                    Prose.of("{} is not there, or may not be read", Untrusted.of(typed.toString())),
                    "name a file of log lines, or - for standard input"));
        }
        try (InputStream in = typed.equals(Path.of("-")) ? run.world().in() : Files.newInputStream(file)) {
            ArrayDeque<SampleLine> last = new ArrayDeque<>();
            LineFeed.feed(in, new LineFeed.Lines() {
                @Override
                public void line(byte[] line, int from, int length, long number) {
                    run.cancel().check();
                    String text = new String(line, from, Math.min(length, LONGEST), StandardCharsets.UTF_8);
                    last.add(new SampleLine(Untrusted.of(text), null));
                    if (last.size() > most) {
                        last.removeFirst();
                    }
                }

                @Override
                public void tooLong(long number, long length) {
                    // such a line fits no template anyway
                }
            });
            return List.copyOf(last);
        }
    }

    /** Of every connector that reads such lines; one that fails is told when none has any. */
    static List<SampleLine> ofConnectors(Config config, Repo repo, String app, Optional<String> source, int most,
            Run run) throws IOException, InterruptedException {
        List<SampleLine> lines = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        boolean any = false;
        for (Source one : Connections.of(run, config, repo).sources(config, source.map(List::of).orElse(List.of()))) {
            if (one.made().orElse(null) instanceof LogSource logs) {
                any = true;
                try {
                    lines.addAll(logs.newest(app, most, run.world().clock().instant()));
                } catch (PlatformFailed e) {
                    problems.add(e.problem());
                }
            } else if (one.type().equals("container-logs") && one.why() != null) {
                any = true;
                problems.add(one.why());
            }
        }
        if (!any) {
            throw Refusal.usage("no-container-logs", "no enabled connector reads the logs of apps",
                    "add one of type container-logs to mallcop.yaml, or take lines from a file: mallcop discover-app "
                            + app + " --file FILE");
        }
        if (lines.isEmpty() && !problems.isEmpty()) {
            throw Refusal.failed(problems);
        }
        return lines.size() <= most ? lines : List.copyOf(lines.subList(0, most));
    }
}
