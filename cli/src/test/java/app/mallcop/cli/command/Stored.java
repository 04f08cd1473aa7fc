package app.mallcop.cli.command;

import app.mallcop.api.Decision;
import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Metadata;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.Withheld;
import app.mallcop.cli.frame.Console;
import app.mallcop.store.baseline.Addend;
import app.mallcop.store.baseline.Sealing;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.runs.Detection;
import app.mallcop.store.runs.StreamReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A deployment repo for tests, written through the store like by any command. */
final class Stored {

    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    final Path root;
    private final Layout layout;
    private final List<Event> taken = new ArrayList<>();
    private final Map<String, Finding> opened = new TreeMap<>();
    private final List<FindingLine> found = new ArrayList<>();
    private final Map<Held, List<Addend>> days = new LinkedHashMap<>();
    private int ids;

    private Stored(Path root) {
        this.root = root;
        this.layout = new Layout(root);
    }

    /** Before the folder is known. */
    static Stored none() {
        return new Stored(Path.of(""));
    }

    static Stored in(Path folder) throws IOException {
        Files.writeString(folder.resolve("mallcop.yaml"), "version: \"1\"\n");
        return new Stored(folder);
    }

    Stored config(String yaml) throws IOException {
        Files.writeString(layout.config(), "version: \"1\"\n" + yaml);
        return this;
    }

    Stored event(String at, String source, String type, String actor) {
        return event(at, source, type, actor, "acme/site");
    }

    Stored event(String at, String source, String type, String actor, String target) {
        ids++;
        taken.add(new Event("evt-" + ids, Instant.parse(at), source, source.equals("azure-prod") ? "azure" : source,
                new EventType(type), Untrusted.of(actor), Untrusted.of(target), Untrusted.of("do"), Severity.INFO,
                new Metadata(Value.Fields.of(Map.of("ip_address", Value.text("192.0.2.1")))), Traces.NONE, null));
        return this;
    }

    /** A line of an app's log, as the container-logs connector keeps it. */
    Stored logLine(String at, String app, String line) {
        return logged(at, app, "log_line", Map.of("message", Value.text(line)));
    }

    /** How many lines each template of an app had in the hour from then on. */
    Stored hourOfLog(String at, String app, Map<String, Long> templates) {
        Map<String, Value> counts = new TreeMap<>();
        templates.forEach((name, count) -> counts.put(name, Value.number(count)));
        return logged(at, app, "parser_summary", Map.of("template_lines", Value.Fields.of(counts)));
    }

    private Stored logged(String at, String app, String type, Map<String, Value> said) {
        ids++;
        Map<String, Value> all = new TreeMap<>(said);
        all.put("app_name", Value.text(app));
        taken.add(new Event("evt-" + ids, Instant.parse(at), "logs", "container-logs", new EventType(type),
                Untrusted.of(app), Untrusted.of(app), Untrusted.of("log"), Severity.INFO,
                new Metadata(Value.Fields.of(all)), Traces.NONE, null));
        return this;
    }

    /** The log of an app no longer fits its parser, since then. */
    Stored drift(String hex, String app, String since) {
        String id = "fnd_" + hex + "0".repeat(32 - hex.length());
        return finding(new Finding(id, "log-format-drift", "drift", "1", Severity.WARN, Severity.WARN,
                Prose.of("The log of {} no longer fits its parser", Untrusted.of(app)),
                List.of(new Entity("app", Untrusted.of(app)), new Entity("source", Untrusted.of("logs"))),
                Scope.Always.STATE, Instant.parse(since), Instant.parse(since), 1, List.of("logs"), Map.of(), List.of(),
                List.of(), List.of(), "cfg", false, false));
    }

    /** A finding whose id begins with these hex digits, on these events of github on 2026-03-10. */
    Stored finding(String hex, Severity severity, String lastSeen, String... events) {
        String id = "fnd_" + hex + "0".repeat(32 - hex.length());
        List<Evidence> evidence = new ArrayList<>();
        for (String event : events) {
            evidence.add(new Evidence(event, "github", LocalDate.parse("2026-03-10"), "sha256:0"));
        }
        return finding(new Finding(id, "new-actor", "first-seen", "1", severity, severity,
                Prose.of("{} was never seen before", Untrusted.of("eve")),
                List.of(new Entity("actor", Untrusted.of("eve"))), Scope.Always.STATE, Instant.parse(lastSeen),
                Instant.parse(lastSeen), 1, List.of("github"), Map.of("threshold", "3"),
                List.of(Prose.of("no events of {} in 14 days", Untrusted.of("eve"))), evidence, List.of(), "cfg",
                false, false));
    }

    /** A new actor on github, open, that keeps itself out of the baseline on these days. */
    Stored newActor(String hex, String actor, String... days) {
        String id = "fnd_" + hex + "0".repeat(32 - hex.length());
        Untrusted name = Untrusted.of(actor);
        List<Withheld> withholds = new ArrayList<>();
        for (String day : days) {
            withholds.add(new Withheld("actor", List.of(name), "github", LocalDate.parse(day)));
        }
        return finding(new Finding(id, "new-actor", "new-actor", "1", Severity.WARN, Severity.WARN,
                Prose.of("New actor: {} on github", name), List.of(new Entity("actor", name)), Scope.Always.STATE, NOW,
                NOW, 4, List.of("github"), Map.of("observed", "4"), List.of(), List.of(), withholds, "cfg", false,
                false));
    }

    Stored boundaryViolation(String hex) {
        String id = "fnd_" + hex + "0".repeat(32 - hex.length());
        return finding(new Finding(id, "boundary-violation", "cross-write", "1", Severity.CRITICAL, Severity.CRITICAL,
                Prose.of("{} is writable by all", Untrusted.of("plugins/")), List.of(), Scope.Always.STATE, NOW, NOW, 1,
                List.of(), Map.of(), List.of(), List.of(), List.of(), "cfg", false, false));
    }

    /** Seals a day of a connector with the next run. */
    Stored seals(String source, String day, Addend... addends) {
        days.put(new Held(source, day), List.of(addends));
        return this;
    }

    private record Held(String source, String day) {}

    static Addend addend(String fact, long count, String... key) {
        return addend(fact, count, List.of(), key);
    }

    static Addend addend(String fact, long count, List<String> withheld, String... key) {
        return Addend.of(fact, Stream.of(key).map(Untrusted::of).toList(), count, withheld);
    }

    Stored finding(Finding finding) {
        found.add(new FindingLine.Opened("", finding));
        opened.put(finding.id(), finding);
        return this;
    }

    Stored seenAgain(String id, Severity severity, String lastSeen) {
        Finding first = java.util.Objects.requireNonNull(opened.get(id));
        found.add(new FindingLine.Seen("", id, "1", severity, severity, first.title(), first.firstSeen(),
                Instant.parse(lastSeen), 2, first.sources(), first.numbers(), first.reasons(), List.of(), List.of(),
                first.config(), false));
        return this;
    }

    Stored said(String at, String by, Decision.Said said) throws IOException {
        new DecisionLog(layout.decisions()).append(DecisionCodec.decide(Instant.parse(at), Untrusted.of(by), said),
                Disk.real());
        return this;
    }

    /** Ends a run at {@link #NOW} with what was given since the last. */
    Stored run() throws IOException {
        return runAt(NOW, null);
    }

    /** @param error a code with which every stream fails, or null */
    Stored runAt(Instant now, @org.jspecify.annotations.Nullable String error) throws IOException {
        try (Run run = repo(now).begin(Run.Request.of("import"))) {
            TreeMap<String, Long> counts = new TreeMap<>();
            TreeMap<String, String> types = new TreeMap<>();
            for (Event event : taken) {
                run.intake().add(event, null);
                counts.merge(event.source(), 1L, Long::sum);
                types.put(event.source(), event.connectorType());
            }
            List<StreamReport> reports = new ArrayList<>();
            counts.forEach((source, count) -> reports.add(new StreamReport(source, types.getOrDefault(source, source),
                    error == null ? "import" : "audit", null, null, count, count, 0, 0, 0, null, null, error)));
            List<FindingLine> lines = new ArrayList<>();
            for (FindingLine line : found) {
                lines.add(switch (line) {
                    case FindingLine.Opened opened -> new FindingLine.Opened(run.id(), opened.finding());
                    case FindingLine.Seen seen -> new FindingLine.Seen(run.id(), seen.id(), seen.ruleVersion(),
                            seen.severity(), seen.realSeverity(), seen.title(), seen.firstSeen(), seen.lastSeen(),
                            seen.occurrences(), seen.sources(), seen.numbers(), seen.reasons(), seen.evidence(),
                            seen.withholds(), seen.config(), seen.historical());
                    case FindingLine.Ended ended -> ended;
                });
            }
            new FindingLog(layout.findings()).append(lines, Disk.real());
            Sealing sealing = run.sealing();
            for (Map.Entry<Held, List<Addend>> day : days.entrySet()) {
                sealing.seal(day.getKey().source(), LocalDate.parse(day.getKey().day()), day.getValue());
            }
            run.commit(new Run.Facts(reports, null, List.of(),
                    days.isEmpty() ? null : new Detection(List.of(), List.of(), sealing.place()), null, List.of()));
        }
        days.clear();
        taken.clear();
        found.clear();
        return this;
    }

    Repo repo(Instant now) {
        return Repo.open(root, Disk.real(), Clock.fixed(now, ZoneOffset.UTC), Optional.of("test"));
    }

    Layout layout() {
        return layout;
    }

    Console.Result mallcop(String... words) {
        return Console.in(root).at(NOW).run(words);
    }
}
