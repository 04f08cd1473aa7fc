package app.mallcop.proof.chain;

import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.detect.Detect;
import app.mallcop.desk.feed.Import;
import app.mallcop.desk.feed.ImportFile;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.models.Asked;
import app.mallcop.sim.models.ModelServer;
import app.mallcop.sim.models.Says;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Misbehaving;
import app.mallcop.sim.server.Mishap;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.server.Site;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small company with open findings, a webhook that keeps what it took, and a model that says the same of the same. */
final class Desk implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-20T08:00:00Z");
    static final String BUNDLE = "ca.pem";
    /** What a day may cost. Enough for all, or soon spent. */
    static final long AMPLE = 2_000_000;
    static final long SCANT = 60_000;

    private static final List<Mishap> OF_HOOKS = List.of(new Mishap.Fail(503), new Mishap.HangUp(),
            new Mishap.CutConnection(0), new Mishap.Throttle(Duration.ofSeconds(1), false));
    private static final Pattern FINDING = Pattern.compile("mallcop ack (fnd_[0-9a-f]+)");

    /** A digest that the webhook got, whether or not whoever sent it heard so. */
    record Digest(String id, Set<String> findings) {}

    private final Path folder;
    private final Path template;
    private final SimServer hooks;
    private final ModelServer model;
    private final List<Digest> digests = new ArrayList<>();

    Desk(Path folder) throws IOException {
        this.folder = folder;
        hooks = SimServer.of(() -> List.of(new Site("hook", _ -> Answer.empty(404)).post("/{rest...}", this::take)));
        model = ModelServer.saying(Desk::says);
        template = folder.resolve("template");
        new Setup(template, Disk.real()).create(config(AMPLE), new byte[32]);
        Files.writeString(template.resolve(BUNDLE), hooks.caPem());
        fill(template);
    }

    private static String config(long ofDay) {
        return """
                version: "1"
                baseline: {learning_days: 0}
                network: {ca_bundle: ca.pem, allow_private_webhooks: true}
                routing: {default: [triage, investigate, notify-webhook]}
                llm: {timeout_seconds: 10}
                policy: {renotify_critical_hours: 4}
                budget: {max_tokens_per_run: 1000000, max_tokens_per_day: %d}
                """.formatted(ofDay);
    }

    /** The same three people for ten days, and on the last day five strangers. */
    private static void fill(Path root) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int day = 10; day < 20; day++) {
            for (String actor : List.of("ann", "bob", "cyd")) {
                lines.append(line(day, 9, actor, "login", "console"));
                lines.append(line(day, 10, actor, "file_access", "repo/main"));
            }
        }
        for (String stranger : List.of("eve", "mallory", "oscar", "trudy", "walt")) {
            lines.append(line(19, 11, stranger, "login", "console"));
        }
        lines.append(line(19, 12, "eve", "file_access", "repo/secret"));
        Path file = Files.writeString(root.resolveSibling("events.jsonl"), lines.toString());
        Repo repo = Repo.open(root, Disk.real(), Clock.fixed(NOW.minusSeconds(3600), ZoneOffset.UTC),
                Optional.of("storm"));
        var _ = new Import(repo, Progress.NONE, Cancel.NEVER).run(new Import.Request(
                List.of(new ImportFile("events.jsonl", Optional.of(file))), Optional.empty(), true, false),
                InputStream.nullInputStream());
        detect(repo);
    }

    static void detect(Repo repo) throws IOException {
        Path root = repo.layout().root();
        Map<String, String> variables = Map.of("WEBHOOK_URL", "https://localhost:1/");
        if (!(ConfigLoader.load(root, variables) instanceof Config config)) {
            throw new IllegalStateException("the config of the storm is in order");
        }
        var _ = new Detect(repo, config, ConfigLoader.secrets(config, root, variables), Progress.NONE, Cancel.NEVER)
                .run(new Detect.Request(false));
    }

    private static String line(int day, int hour, String actor, String type, String target) {
        return "{\"timestamp\":\"2026-03-" + day + "T" + (hour < 10 ? "0" : "") + hour + ":1" + actor.length() % 10
                + ":00Z\",\"source\":\"github\",\"event_type\":\"" + type + "\",\"actor\":\"" + actor
                + "\",\"target\":\"" + target + "\",\"metadata\":{\"vendor_id\":\"" + actor + day + hour + type
                + "\"}}\n";
    }

    /** Notes what it may note, and then of every other finding that it is harmless. */
    private static Says says(Asked asked) {
        String finding = asked.finding();
        List<String> events = asked.events(2);
        Says.Block verdict = Says.call("resolve-finding", finding.charAt(finding.length() - 1) % 2 == 0
                ? Says.verdict(finding, "resolve", 5, true, "It is routine: " + String.join(", ", events), events)
                : Says.verdict(finding, "escalate", 4, false, "A person should look.", events));
        return asked.tools().contains("annotate-finding")
                ? Says.calls(Says.call("annotate-finding",
                        new Fields().put("finding_id", finding).put("text", "looked at, " + asked.items().size())),
                        verdict)
                : Says.calls(verdict);
    }

    private Answer take(Request request) {
        Set<String> findings = new TreeSet<>();
        Matcher matcher = FINDING.matcher(request.bodyText());
        while (matcher.find()) {
            findings.add(matcher.group(1));
        }
        synchronized (digests) {
            digests.add(new Digest(request.header("X-Mallcop-Digest").orElse("none"), Set.copyOf(findings)));
        }
        return Answer.text(200, "text/plain", "ok");
    }

    /** All that the webhook got since it was asked the last time. */
    List<Digest> digests() {
        synchronized (digests) {
            List<Digest> got = List.copyOf(digests);
            digests.clear();
            return got;
        }
    }

    int asked() {
        return model.asked();
    }

    void storm(long seed) {
        hooks.misbehave(Misbehaving.seeded(seed, 0.5, OF_HOOKS));
        model.misbehave(Misbehaving.seeded(seed, 0.15, List.of(new Mishap.Fail(503), new Mishap.HangUp(),
                new Mishap.CutBody(50), new Mishap.CutConnection(50))));
    }

    void calm() {
        hooks.misbehave(Misbehaving.NOT);
        model.misbehave(Misbehaving.NOT);
    }

    /** A copy, without git. */
    Escalating fresh(String name, long ofDay) throws IOException {
        Path root = folder.resolve(name);
        try (Stream<Path> files = Files.walk(template)) {
            for (Path file : files.filter(one -> !one.startsWith(template.resolve(".git"))).toList()) {
                Files.copy(file, root.resolve(template.relativize(file)));
            }
        }
        Files.writeString(root.resolve("mallcop.yaml"), config(ofDay));
        return new Escalating(root, hooks.url("hook") + "/in", model.anthropic());
    }

    /** Bytes and time of change of every file that is not a cache, by its path. */
    static Map<String, String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !root.relativize(file).startsWith(".mallcop/local"))
                    .collect(Collectors.toMap(file -> root.relativize(file).toString(), Desk::content));
        }
    }

    private static String content(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + app.mallcop.store.codec.Bytes.sha256Hex(
                    Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        hooks.close();
        model.close();
    }
}
