package app.mallcop.cli.command;

import app.mallcop.api.Severity;
import app.mallcop.cli.show.Json;
import app.mallcop.connect.history.Hidden;
import app.mallcop.connect.history.Leak;
import app.mallcop.connect.history.Place;
import app.mallcop.connect.history.RepoScan;
import app.mallcop.connect.history.Weakness;
import java.util.Locale;

/** The fields of {@code git-oops} as JSON; documented in docs/git-oops.md. */
final class OopsFields {

    private OopsFields() {}

    static void write(GitOopsCommand.Shown shown, Json json) {
        json.object("count", count -> {
            count.field("critical", shown.count(Severity.CRITICAL));
            count.field("warn", shown.count(Severity.WARN));
            count.field("info", shown.count(Severity.INFO));
        });
        shown.run().ifPresent(run -> {
            json.field("run", run);
            json.field("events_added", shown.added());
        });
        json.list("repos", shown.repos(), (list, repo) -> list.object(fields -> repo(repo, fields)));
    }

    private static void repo(RepoScan repo, Json json) {
        json.field("repo", repo.repo());
        json.field("blobs_read", repo.blobs());
        json.field("bytes_read", repo.bytes());
        json.field("submodules_not_followed", repo.submodules());
        json.list("secrets", repo.leaks(), (list, leak) -> list.object(fields -> leak(leak, fields)));
        json.list("weaknesses", repo.weaknesses(), (list, weak) -> list.object(fields -> weakness(weak, fields)));
        json.object("hidden", fields -> hidden(repo.hidden(), fields));
        json.problems("incomplete", repo.incomplete());
    }

    private static void leak(Leak leak, Json json) {
        json.field("fingerprint", leak.fingerprint());
        json.field("family", leak.family());
        json.field("title", leak.title());
        json.field("severity", leak.severity().word());
        json.field("status", leak.status());
        json.field("since", leak.since());
        json.field("why", leak.why());
        json.field("shown", leak.shown());
        json.field("commits", leak.commits());
        json.field("files", leak.files());
        json.field("locations_total", leak.placesInAll());
        json.list("locations", leak.places(), (list, place) -> list.object(fields -> place(place, fields)));
    }

    private static void place(Place place, Json json) {
        json.field("in", place.in().name().toLowerCase(Locale.ROOT));
        json.field("path", place.path());
        json.field("line", place.line());
        json.field("commit", place.commit());
        json.field("author", place.author());
        json.field("date", place.authored());
        json.field("present", place.present());
    }

    private static void weakness(Weakness weak, Json json) {
        json.field("fingerprint", weak.fingerprint());
        json.field("rule", weak.rule());
        json.field("title", weak.title());
        json.field("severity", weak.severity().word());
        json.field("path", weak.path());
        json.field("line", weak.line());
        json.field("todo", weak.advice());
    }

    private static void hidden(Hidden hidden, Json json) {
        json.field("secrets", hidden.leaks());
        json.field("weaknesses", hidden.weaknesses());
        json.object("locations_by", by -> hidden.places().forEach((cause, count) -> by.field(cause, count)));
    }
}
