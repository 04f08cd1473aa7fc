package app.mallcop.cli.frame;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.Cancelled;
import app.mallcop.desk.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one command line and keeps the promises: stdout is one JSON document whatever happens, unless another look was
 * asked for; remarks go to stderr; the exit code says how it went; a reader who left is no error.
 */
public final class Frame {

    private final Catalogue catalogue;
    private final World world;
    private final HeldOutput out;
    private final boolean debug;
    private final boolean quiet;
    private String name = "mallcop";
    private Look look;

    public Frame(Catalogue catalogue, World world, List<String> args) {
        this.catalogue = catalogue;
        this.world = world;
        this.out = new HeldOutput(world.out());
        // Asked before the line is parsed, since what is wrong with the line has to be shown somehow, too.
        this.look = typed(args, Globals.HUMAN) ? Look.HUMAN : Look.JSON;
        this.debug = typed(args, Globals.DEBUG);
        this.quiet = typed(args, Globals.QUIET);
    }

    private static boolean typed(List<String> args, Option<?> flag) {
        int end = args.indexOf("--");
        return (end < 0 ? args : args.subList(0, end)).stream().anyMatch(flag.names()::contains);
    }

    /** The exit code. Never throws. */
    public int run(List<String> args) {
        int exit;
        try {
            exit = attempt(args);
        } catch (Throwable broken) { // The one net under everything: a defect, too, ends as one document and one code.
            exit = broken(broken);
        }
        try {
            out.finish();
        } catch (IOException e) {
            return unwritten(e, exit);
        }
        return exit;
    }

    private int attempt(List<String> args) throws Exception {
        Line line = Line.of(args, catalogue);
        if (line.name().isEmpty()) {
            look = Look.PLAIN;
            new HelpText(catalogue).all(page(true, List.of()));
            return Verdict.FINE;
        }
        name = line.name();
        Command<?> command = catalogue.make(name);
        if (command == null) {
            throw new IllegalStateException("the catalogue knows what it cannot make: " + name);
        }
        return attempt(command, new Parser(name, command.form()).parse(line.words()), line.words());
    }

    private <R> int attempt(Command<R> command, Given given, List<String> words) throws Exception {
        if (given.has(Globals.HELP)) {
            look = Look.PLAIN;
            new HelpText(catalogue).one(name, command.form(), page(true, words));
            return Verdict.FINE;
        }
        look = command.look(given, given.has(Globals.HUMAN) || (command.isForPeople() && world.outIsTerminal()));
        Optional<ProgressBar> bar = world.errIsTerminal() && !quiet
                ? Optional.of(new ProgressBar(world.err(), System::nanoTime))
                : Optional.empty();
        R result;
        try {
            result = command.run(given, new Run(world, given, bar.<Progress>map(b -> b).orElse(Progress.NONE)));
        } finally {
            bar.ifPresent(ProgressBar::finish);
        }
        Verdict verdict = command.verdict(result);
        switch (look) {
            case JSON -> json(command, result, verdict);
            case HUMAN -> command.human(result, page(true, words));
            case PLAIN -> command.plain(result, given, page(false, words));
        }
        remark(verdict.problems());
        return verdict.exit();
    }

    private <R> void json(Command<R> command, R result, Verdict verdict) {
        Json json = new Json(out);
        json.begin();
        json.field("command", name);
        json.field("status", verdict.status());
        try {
            command.json(result, json);
        } catch (RuntimeException broken) {
            if (!out.isFlowing() || leftReader(broken).isPresent()) {
                throw broken;
            }
            // Too late to take the document back: it ends whole, and says that it is not complete.
            json.backToTop();
            Verdict cut = verdictOn(broken);
            json.problems("errors", cut.problems());
            json.end();
            throw new CutShort(cut, broken);
        }
        json.problems("errors", verdict.problems());
        json.end();
    }

    /** A result that broke off after part of it was out. */
    private static final class CutShort extends RuntimeException {
        private final transient Verdict verdict;

        CutShort(Verdict verdict, Throwable cause) {
            super(cause);
            this.verdict = verdict;
        }
    }

    private int broken(Throwable broken) {
        Optional<IOException> left = leftReader(broken);
        if (left.isPresent()) {
            out.discard();
            return unwritten(left.get(), Verdict.FINE);
        }
        Verdict verdict = broken instanceof CutShort cut ? cut.verdict : verdictOn(broken);
        if (debug) {
            PrintWriter trace = new PrintWriter(world.err(), true, StandardCharsets.UTF_8);
            broken.printStackTrace(trace);
            trace.flush();
        }
        if (!(broken instanceof CutShort)) {
            out.discard();
            if (look == Look.JSON) {
                Json json = new Json(out);
                json.begin();
                json.field("command", name);
                json.field("status", verdict.status());
                json.problems("errors", verdict.problems());
                json.end();
            }
        }
        remark(verdict.problems());
        return verdict.exit();
    }

    private Verdict verdictOn(Throwable broken) {
        if (broken instanceof Cancelled || broken instanceof InterruptedException
                || (world.cancel().asked() && !(broken instanceof Refusal))) {
            return Verdict.interrupted(Problem.of("interrupted", "stopped before it was done",
                    "run it again; what was finished before is kept"));
        }
        // Not a switch over types: the JVM would write code for it at start-up, ten milliseconds of a wrong option.
        if (broken instanceof Refusal refusal) {
            return switch (refusal.kind()) {
                case USAGE -> Verdict.usage(refusal.problems());
                case FAILED -> Verdict.failed(refusal.problems());
            };
        }
        if (broken instanceof UncheckedIOException wrapped) {
            return Verdict.failed(List.of(fileProblem(wrapped.getCause())));
        }
        if (broken instanceof IOException io) {
            return Verdict.failed(List.of(fileProblem(io)));
        }
        if (broken instanceof OutOfMemoryError) {
            return Verdict.failed(List.of(Problem.of("out-of-memory",
                    "this needed more memory than mallcop allows itself",
                    "ask for less at a time, or set MALLCOP_HEAP, e.g. MALLCOP_HEAP=1g")));
        }
        return Verdict.failed(List.of(Problem.of("internal",
                "something inside mallcop broke: " + broken.getClass().getSimpleName(),
                debug ? "the trace is on stderr; please report it" : "run it again with --debug for the trace")));
    }

    /** What the system says then, on Linux and macOS. */
    private static final List<String> FULL = List.of("No space left on device", "Disk quota exceeded",
            "Disc quota exceeded");

    private static Problem fileProblem(@Nullable IOException e) {
        String what = e == null ? "" : e.getClass().getSimpleName().replaceAll("Exception$", "");
        String where = e == null || e.getMessage() == null ? "" : e.getMessage();
        if (FULL.stream().anyMatch(where::endsWith)) {
            return Problem.of("disk-full", "the disk is full",
                    "make room and run it again: what was written is whole, and the rest is made up for");
        }
        return new Problem("file-access", Prose.of("a file could not be read or written (" + what + "): {}",
                Untrusted.of(where)), "check that it exists, who owns it, and that the disk is not full");
    }

    /** The failure of stdout inside an exception, if that is what it is. */
    private static Optional<IOException> leftReader(Throwable broken) {
        return broken.getCause() instanceof HeldOutput.Gone gone ? Optional.of(gone) : Optional.empty();
    }

    /** Stdout did not take it. A reader who left ({@code | head}) is fine; a full disk behind it is not. */
    private int unwritten(IOException e, int exit) {
        if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
            return exit;
        }
        say(page -> page.problem("mallcop", new Problem("stdout",
                Prose.of("the result could not be written to stdout: {}", Untrusted.of(String.valueOf(e.getMessage()))),
                "check what stdout is connected to")));
        return Verdict.FAILED;
    }

    private void remark(List<Problem> problems) {
        if (!problems.isEmpty() && !(quiet && look == Look.JSON)) {
            String who = name.equals("mallcop") ? name : "mallcop " + name;
            say(page -> problems.forEach(problem -> page.problem(who, problem)));
        }
    }

    private void say(Consumer<Page> words) {
        try {
            words.accept(new Page(world.err(), world.errIsTerminal() && colourful(List.of()), width()));
            world.err().flush();
        } catch (IOException | UncheckedIOException nobodyListens) {
            // stderr is gone as well; the exit code still tells.
        }
    }

    private Page page(boolean mayColour, List<String> words) {
        return new Page(out, mayColour && world.outIsTerminal() && colourful(words), width());
    }

    private boolean colourful(List<String> words) {
        return world.variable("NO_COLOR").isEmpty() && !typed(words, Globals.NO_COLOR);
    }

    private int width() {
        return world.variable("COLUMNS").filter(text -> text.matches("[0-9]{2,4}")).map(Integer::valueOf)
                .map(columns -> Math.max(columns, 40)).orElse(100);
    }
}
