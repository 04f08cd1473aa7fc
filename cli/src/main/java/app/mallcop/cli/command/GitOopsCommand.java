package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import app.mallcop.api.Severity;
import app.mallcop.cli.frame.Argument;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Look;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.connect.history.Finding;
import app.mallcop.connect.history.Range;
import app.mallcop.connect.history.RepoScan;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.oops.OopsCache;
import app.mallcop.desk.oops.OopsCheck;
import app.mallcop.desk.oops.OopsCollect;
import app.mallcop.desk.oops.OopsConfig;
import app.mallcop.desk.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code mallcop git-oops [REPO…]}: secrets in the history of git repositories. */
final class GitOopsCommand implements Command<GitOopsCommand.Shown> {

    private static final Option<String> FORMAT = Option.of("--format",
            Kind.oneOf("FORMAT", List.of("json", "sarif", "table")),
            "json, sarif (2.1.0, for code scanning) or table (default: json, with --human table)");
    private static final Option<Boolean> STAGED = Option.flag("--staged",
            "only what the next commit would add: for a pre-commit hook");
    private static final Option<Boolean> HEAD = Option.flag("--head", "only the files of HEAD");
    private static final Option<String> SINCE = Option.of("--since", Kind.text("REVISION"),
            "only what HEAD reaches and this revision does not, such as origin/main");
    private static final Option<Integer> MOST_MB = Option.of("--max-blob-mb", Kind.count(1, 1024),
            "of larger files only both ends are read").orElse("5");
    private static final Option<Boolean> TAKE_OVER = Option.flag("--take-over",
            "make this clone the one that runs; only without REPO");
    private static final Argument<String> REPOS = Argument.any(Kind.text("REPO"),
            "a folder or an address; none: what the deployment repo configures, or else this folder");

    /** @param run the run that took events in; empty when it was only asked */
    record Shown(List<RepoScan> repos, Optional<String> run, long added, Instant now) {

        Stream<Finding> findings() {
            return repos.stream().flatMap(one -> Stream.concat(one.leaks().stream(), one.weaknesses().stream()));
        }

        long count(Severity severity) {
            return findings().filter(one -> one.severity() == severity).count();
        }
    }

    @Override
    public Form form() {
        return Form
                .about("Finds secrets that were committed, in all of history: other branches, tags, stashes, messages, "
                        + "deleted files. A secret that was taken out again is still found, since every clone has it. Also names "
                        + "what is unwise at HEAD, such as a tracked .env. Needs no deployment repo; in one, and without REPO, "
                        + "what is found is kept as events. Exit code 4 when something is found that is worth more than info, 3 "
                        + "when a repository could only be read in part.", "mallcop git-oops . --human",
                        "mallcop git-oops --staged --human  # as a pre-commit hook",
                        "mallcop git-oops . --since origin/main --format sarif  # in CI",
                        "mallcop git-oops ../app https://git.example.com/team/site.git")
                .options(FORMAT, STAGED, HEAD, SINCE, MOST_MB, TAKE_OVER).arguments(REPOS);
    }

    @Override
    public Look look(Given given, boolean human) {
        return given.find(FORMAT).map(format -> switch (format) {
            case "table" -> Look.HUMAN;
            case "sarif" -> Look.PLAIN;
            default -> Look.JSON;
        }).orElse(human ? Look.HUMAN : Look.JSON);
    }

    @Override
    public Shown run(Given given, Run run) throws IOException {
        Range range = range(given);
        Instant now = run.world().clock().instant();
        List<String> repos = given.all(REPOS);
        if (repos.isEmpty() && range instanceof Range.All && inDeployment(run)) {
            Config config = Settings.of(run);
            OopsCollect.Request request = OopsConfig.request(config,
                    Secrets.of(config, run.repo(), run.world().env()), run.repo(),
                    given.has(TAKE_OVER));
            OopsCollect.Result result = new OopsCollect(Opened.repo(run), run.progress(), run.cancel()).run(request);
            return new Shown(result.repos(), Optional.of(result.run()), result.added(), now);
        }
        OopsCheck check = new OopsCheck(OopsCache.folder(run.world().env()), run.progress(), run.cancel());
        OopsCheck.Result result = check.run(new OopsCheck.Request(repos.isEmpty() ? List.of(".") : repos,
                run.world().cwd(), range, ((long) given.get(MOST_MB)) << 20), now);
        return new Shown(result.repos(), Optional.empty(), 0, now);
    }

    /** Whether we are in a deployment repo, or one is named; if that is none, the user wants to know. */
    private static boolean inDeployment(Run run) {
        if (run.namedDir().isPresent()) {
            return true;
        }
        for (@Nullable
        Path at = run.world().cwd(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(Run.MARK))) {
                return true;
            }
        }
        return false;
    }

    private static Range range(Given given) {
        List<Range> asked = new ArrayList<>();
        if (given.has(STAGED)) {
            asked.add(new Range.Staged());
        }
        if (given.has(HEAD)) {
            asked.add(new Range.Head());
        }
        given.find(SINCE).ifPresent(revision -> asked.add(new Range.Since(revision)));
        if (asked.size() > 1) {
            throw Refusal.usage("one-range", "--staged, --head and --since exclude each other",
                    "give one of them, or none for all of history");
        }
        return asked.isEmpty() ? new Range.All() : asked.getFirst();
    }

    @Override
    public Verdict verdict(Shown shown) {
        List<Problem> problems = new ArrayList<>();
        shown.repos().forEach(one -> problems.addAll(one.incomplete()));
        long critical = shown.count(Severity.CRITICAL);
        long warn = shown.count(Severity.WARN);
        if (critical + warn > 0) {
            problems.addFirst(Problem.of("secrets-found",
                    critical + " critical and " + warn + (critical + warn == 1 ? " other finding" : " other findings"),
                    "change each secret where it was issued first; taking it out of history comes second"));
            return Verdict.no(problems);
        }
        boolean nothingRead = shown.repos().stream()
                .allMatch(one -> one.tips().isEmpty() && !one.incomplete().isEmpty())
                && !shown.repos().isEmpty() && problems.stream().anyMatch(GitOopsCommand::isUnreadable);
        if (nothingRead) {
            return Verdict.failed(problems);
        }
        return problems.isEmpty() ? Verdict.fine() : Verdict.partly(problems);
    }

    private static boolean isUnreadable(Problem problem) {
        return problem.code().equals("git-failed") || problem.code().equals("unsafe-repository");
    }

    @Override
    public void json(Shown shown, Json json) {
        OopsFields.write(shown, json);
    }

    @Override
    public void human(Shown shown, Page page) {
        OopsPage.write(shown, page);
    }

    @Override
    public void plain(Shown shown, Given given, Page page) {
        Sarif.write(shown.repos(), page);
    }
}
