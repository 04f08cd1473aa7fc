package app.mallcop.cli.command;

import app.mallcop.api.Entity;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Console;
import app.mallcop.store.baseline.Addend;
import app.mallcop.store.baseline.Sealing;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.runs.Detection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A deployment repo for tests of commands: an online shop with one connector. */
final class Shop {

    static final Instant NOW = Instant.parse("2026-03-20T08:00:00Z");
    static final String FINDING = "fnd_3fa9c2d1e0b14a55";
    static final String OTHER_FINDING = "fnd_3fb0000000000000";

    private final Path root;

    private Shop(Path root) {
        this.root = root;
    }

    static Shop in(Path temp) throws IOException {
        return with(temp, "version: \"1\"\n");
    }

    static Shop with(Path temp, String config) throws IOException {
        Path root = temp.resolve("shop");
        new Setup(root, Disk.real()).create(config, new byte[32]);
        return new Shop(root);
    }

    Path path(String inside) {
        return root.resolve(inside);
    }

    Console console() {
        return Console.in(root).at(NOW);
    }

    Console.Result run(String... args) {
        return console().run(args);
    }

    Repo repo() {
        return Repo.open(root, Disk.real(), Clock.fixed(NOW, ZoneOffset.UTC), Optional.empty());
    }

    /** Writes a file beside the repo. */
    Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path file(String name, byte[] bytes) throws IOException {
        Path file = root.resolveSibling(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    static String event(String vendorId, String at, String actor) {
        return "{\"timestamp\":\"" + at + "\",\"source\":\"github\",\"event_type\":\"login\",\"actor\":\"" + actor
                + "\",\"metadata\":{\"vendor_id\":\"" + vendorId + "\"}}";
    }

    /** Lines of one day, each with an id of its own. */
    static String day(LocalDate day, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> event("v" + day + "-" + i, day + "T10:%02d:00Z".formatted(i % 60), "dana"))
                .collect(Collectors.joining("\n"));
    }

    /** So many runs, each adding two events to each of these days. */
    Shop withRuns(int runs, LocalDate... days) {
        for (int run = 0; run < runs; run++) {
            int from = run * 2;
            String lines = Stream.of(days).map(day -> day(day, from, 2)).collect(Collectors.joining("\n"));
            Console.Result result = console().typing(lines).run("import", "-");
            if (result.exit() != 0) {
                throw new IllegalStateException(result.out());
            }
        }
        return this;
    }

    /** A run that sealed this day. */
    Shop sealed(LocalDate day) throws IOException {
        try (Run run = repo().begin(Run.Request.of("detect"))) {
            Sealing sealing = run.sealing();
            sealing.seal("github", day, List.of(Addend.of("actor", List.of(Untrusted.of("dana")), 3, List.of())));
            run.commit(Run.Facts.detected("epoch", List.of(), new Detection(List.of(), List.of(), sealing.place())));
        }
        return this;
    }

    /** Two findings, as a run of the engine would leave them. */
    Shop withFindings() throws IOException {
        Repo repo = repo();
        try (Run run = repo.begin(Run.Request.of("detect"))) {
            List<FindingLine> lines = new ArrayList<>();
            for (String id : List.of(FINDING, OTHER_FINDING)) {
                lines.add(new FindingLine.Opened(run.id(), finding(id)));
            }
            new FindingLog(repo.layout().findings()).append(lines, repo.disk());
            run.commit(Run.Facts.of(List.of()));
        }
        return this;
    }

    private static Finding finding(String id) {
        return new Finding(id, "new-actor", "new-actor", "1", Severity.WARN, Severity.WARN,
                Prose.of("{} is new", Untrusted.of("dana")),
                List.of(new Entity("actor", Untrusted.of("dana"))), Scope.Always.STATE, NOW.minusSeconds(60),
                NOW.minusSeconds(30), 1,
                List.of("github"), Map.of(), List.of(Prose.of("not seen before")), List.of(), List.of(), "0000",
                false, false);
    }

    /** The content of every file that is not a cache or git's, by path. */
    Map<String, String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).filter(file -> !root.relativize(file).startsWith(".mallcop/local"))
                    .filter(file -> !root.relativize(file).startsWith(".git"))
                    .collect(Collectors.toMap(file -> root.relativize(file).toString(), Shop::text));
        }
    }

    List<Path> segments() throws IOException {
        if (!Files.exists(path("events"))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(path("events"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
