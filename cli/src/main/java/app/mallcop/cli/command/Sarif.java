package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.Main;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.connect.history.Leak;
import app.mallcop.connect.history.PathUri;
import app.mallcop.connect.history.Place;
import app.mallcop.connect.history.RepoScan;
import app.mallcop.connect.history.Weakness;
import app.mallcop.text.airlock.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * SARIF 2.1.0, as code scanning reads it: one run, a result for each secret and each weak place. Paths are percent-encoded,
 * other text from outside is neutralised as for a terminal.
 */
final class Sarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String HOME = "https://mallcop.app";

    private Sarif() {}

    static void write(List<RepoScan> repos, Page page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Json json = new Json(bytes);
        json.begin();
        json.field("$schema", SCHEMA);
        json.field("version", "2.1.0");
        json.list("runs", List.of(repos), (runs, all) -> runs.object(run -> run(all, run)));
        json.end();
        page.write(bytes.toString(StandardCharsets.UTF_8));
    }

    private static void run(List<RepoScan> repos, Json json) {
        Map<String, String> rules = new TreeMap<>();
        repos.forEach(repo -> {
            repo.leaks().forEach(leak -> rules.put(leak.family(), leak.title()));
            repo.weaknesses().forEach(weak -> rules.put(weak.rule(), weak.title()));
        });
        json.object("tool", tool -> tool.object("driver", driver -> {
            driver.field("name", "mallcop git-oops");
            driver.field("version", Main.version());
            driver.field("informationUri", HOME);
            driver.list("rules", rules.entrySet(), (list, rule) -> list.object(one -> {
                one.field("id", rule.getKey());
                one.object("shortDescription", text -> text.field("text", rule.getValue()));
            }));
        }));
        json.field("columnKind", "utf16CodeUnits");
        json.list("results", repos, (list, repo) -> results(repo, list));
        json.list("invocations", List.of(repos), (list, all) -> list.object(one -> {
            one.field("executionSuccessful", all.stream().allMatch(repo -> repo.incomplete().isEmpty()));
            one.list("toolExecutionNotifications",
                    all.stream().flatMap(repo -> repo.incomplete().stream()).toList(),
                    (notes, problem) -> notes.object(note -> note(problem, note)));
        }));
    }

    private static void note(Problem problem, Json json) {
        json.field("level", "warning");
        json.object("descriptor", descriptor -> descriptor.field("id", problem.code()));
        json.object("message", message -> message.field("text",
                Terminal.forTerminal(problem.message()) + "; " + problem.hint()));
    }

    private static void results(RepoScan repo, Json list) {
        repo.leaks().forEach(leak -> list.object(one -> leak(leak, one)));
        repo.weaknesses().forEach(weak -> list.object(one -> weakness(weak, one)));
    }

    private static void leak(Leak leak, Json json) {
        String state = leak.present() ? "still there at HEAD" : "taken out of HEAD, still in history";
        json.field("ruleId", leak.family());
        json.field("level", level(leak.severity()));
        json.object("message", message -> message.field("text", leak.title() + ", " + state + ", in " + leak.commits()
                + " commits and " + leak.files() + " files" + (leak.why().isEmpty() ? "" : " (" + leak.why() + ")")
                + ". Change it where it was issued, first of all."));
        json.list("locations", leak.places().stream().limit(10).toList(),
                (list, place) -> list.object(one -> location(place, one)));
        json.object("partialFingerprints", prints -> prints.field("mallcopGitOops/v1", leak.fingerprint()));
        json.object("properties", properties -> {
            properties.field("status", leak.status());
            properties.field("since", leak.since());
            Place first = leak.places().getFirst();
            properties.field("commit", first.commit());
            properties.field("author", Terminal.forTerminal(first.author()));
        });
    }

    private static void weakness(Weakness weak, Json json) {
        json.field("ruleId", weak.rule());
        json.field("level", level(weak.severity()));
        json.object("message", message -> message.field("text", weak.title() + ": " + weak.advice() + "."));
        json.list("locations", List.of(weak),
                (list, one) -> list.object(location -> location(one.path(), one.line(), location)));
        json.object("partialFingerprints", prints -> prints.field("mallcopGitOops/v1", weak.fingerprint()));
    }

    private static void location(Place place, Json json) {
        if (place.path().isEmpty()) {
            json.object("message", message -> message.field("text", "the message of commit " + place.commit()));
        } else {
            location(place.path(), place.line(), json);
        }
    }

    private static void location(Untrusted path, int line, Json json) {
        json.object("physicalLocation", physical -> {
            physical.object("artifactLocation", artifact -> artifact.field("uri", PathUri.of(path)));
            physical.object("region", region -> region.field("startLine", Math.max(1, line)));
        });
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "error";
            case WARN -> "warning";
            case INFO -> "note";
        };
    }
}
