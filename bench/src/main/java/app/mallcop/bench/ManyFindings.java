package app.mallcop.bench;

import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.EventSearch;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens findings in a repo, each about one event of its last days: {@code ManyFindings REPO COUNT EVENTS}. */
public final class ManyFindings {

    private ManyFindings() {}

    /** The newest so many events are picked from, evenly. */
    public static void main(String[] arguments) throws IOException {
        Repo repo = Repo.open(Path.of(arguments[0]), Disk.real(), Clock.systemUTC(), Optional.empty());
        int count = Integer.parseInt(arguments[1]);
        List<Event> events = new EventSearch(repo.events()).find(new EventSearch.Query(null, null, Set.of(), Set.of(),
                null, Set.of(), Integer.parseInt(arguments[2]))).events();
        try (Run run = repo.begin(Run.Request.of("detect"))) {
            List<FindingLine> lines = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                lines.add(
                        new FindingLine.Opened(run.id(), of(events.get((int) ((long) i * events.size() / count)), i)));
            }
            new FindingLog(repo.layout().findings()).append(lines, repo.disk());
            run.commit(Run.Facts.of(List.of()));
        }
    }

    private static Finding of(Event event, int number) {
        String hash = Bytes.sha256Hex((number + event.id()).getBytes(StandardCharsets.UTF_8));
        Severity severity = number % 10 == 0 ? Severity.CRITICAL : Severity.WARN;
        return new Finding("fnd_" + hash.substring(0, 32), number % 3 == 0 ? "unusual-timing" : "new-actor", "bench",
                "1", severity, severity, Prose.of("{} did something", event.actor()),
                List.of(new Entity("actor", event.actor()), new Entity("resource", event.target())),
                Scope.Always.STATE, event.timestamp(), event.timestamp(), 1, List.of(event.source()), Map.of(),
                List.of(Prose.of("made up for a bench")),
                List.of(new Evidence(event.id(), event.source(), event.day(), hash)), List.of(), "0000", false, false);
    }
}
