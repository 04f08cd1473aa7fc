package app.mallcop.desk.apps;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.connect.drafting.Draft;
import app.mallcop.connect.drafting.Drafted;
import app.mallcop.connect.drafting.Drafter;
import app.mallcop.connect.drafting.ParserText;
import app.mallcop.connect.drafting.SampleLine;
import app.mallcop.connect.lines.LogParser;
import app.mallcop.connect.lines.ParserFile;
import app.mallcop.connect.lines.Parsers;
import app.mallcop.desk.config.ConfigErrors;
import app.mallcop.store.disk.Disk;
import app.mallcop.text.secrets.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drafts the parser of an app from lines of its log, or adds to it what it does not understand. What people wrote is
 * never changed.
 */
public final class DiscoverApp {

    private static final int SHOWN = 20;

    /** What became of the file. */
    public enum Outcome {
        /** It was not there. */
        WRITTEN,
        /** Templates were added to it. */
        ADDED,
        /** It is there and was left alone, since nobody asked to refresh it. */
        LEFT,
        /** There is nothing to add. */
        COMPLETE,
        /** No template could be made of these lines. */
        NOTHING;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public record Request(String app, List<SampleLine> sample, boolean refresh) {
        public Request {
            sample = List.copyOf(sample);
        }
    }

    /**
     * @param sample some of the lines, without secrets
     * @param path of the parser, in the repo
     */
    public record Result(String app, boolean refresh, List<Untrusted> sample, LogStats stats, Draft draft,
            Outcome outcome, String path) {
        public Result {
            sample = List.copyOf(sample);
        }
    }

    private final Path repo;
    private final Disk disk;
    private final Redactor redactor;
    private final LocalDate today;

    public DiscoverApp(Path repo, Disk disk, Redactor redactor, LocalDate today) {
        this.repo = repo;
        this.disk = disk;
        this.redactor = redactor;
        this.today = today;
    }

    public Result run(Request request) throws IOException {
        String app = request.app();
        Path file = Parsers.path(repo, app);
        boolean there = Files.exists(file);
        LogParser existing = there ? existing(file, app) : null;
        if (request.sample().isEmpty()) {
            throw Refusal.failed(new Problem("no-lines", Prose.of("there are no lines of {}", Untrusted.of(app)),
                    "check the app's name; lines can also come from a file: mallcop discover-app " + app
                            + " --file FILE"));
        }
        Draft draft = new Drafter(app, existing, redactor::redact).draft(request.sample());
        Outcome outcome = write(file, app, there, request.refresh(), draft.drafted());
        return new Result(app, request.refresh(),
                request.sample().stream().limit(SHOWN).map(line -> redactor.redact(line.text())).toList(),
                LogStats.of(request.sample()), draft, outcome, Parsers.shown(app));
    }

    private static @Nullable LogParser existing(Path file, String app) {
        ParserFile read = ParserFile.read(file, Parsers.shown(app), app);
        if (!read.errors().isEmpty()) {
            throw new ConfigErrors(read.errors()).refusal();
        }
        return read.parser();
    }

    private Outcome write(Path file, String app, boolean there, boolean refresh, List<Drafted> drafted)
            throws IOException {
        if (drafted.isEmpty()) {
            return there ? Outcome.COMPLETE : Outcome.NOTHING;
        }
        if (!there) {
            disk.replace(file, checked(ParserText.fresh(app, today.toString(), drafted), app));
            return Outcome.WRITTEN;
        }
        if (!refresh) {
            return Outcome.LEFT;
        }
        String before = Files.readString(file, StandardCharsets.UTF_8);
        String after = ParserText.added(before, drafted).orElseThrow(() -> Refusal.usage("templates-in-brackets",
                Parsers.shown(app) + " has its templates in brackets, so none can be added behind them",
                "write them as a list, one '- name: …' below the other, and try again"));
        disk.replace(file, checked(after, app));
        return Outcome.ADDED;
    }

    /** What we write can be read again, or is not written. */
    private static byte[] checked(String yaml, String app) {
        ParserFile read = ParserFile.parse(yaml, Parsers.shown(app), app);
        if (!read.errors().isEmpty()) {
            throw new IllegalStateException(
                    "a parser was written that can't be read: " + read.errors().getFirst().at());
        }
        return yaml.getBytes(StandardCharsets.UTF_8);
    }
}
