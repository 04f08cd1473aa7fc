package app.mallcop.cli;

import app.mallcop.cli.frame.World;
import app.mallcop.desk.config.ConfigTemplate;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.play.Played;
import app.mallcop.sim.speak.JsonLines;
import app.mallcop.sim.speak.NormalisedEvents;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rehearsal of everyday commands, for the launcher to make the start-up cache from. What it prints goes nowhere; a
 * command that fails here only starts slower later. The lines are in {@code training.txt}.
 */
final class Training {

    private static final String EVENT = """
            {"id":"%s","timestamp":"2026-03-01T08:00:00Z","source":"github","event_type":"push","actor":"ana",\
            "action":"push","target":"app","severity":"info","metadata":{"ip_address":"192.0.2.1"}}
            """;

    /** As a repo has them that is in use: a way to a human, whose variable is not set here. */
    private static final String SETTINGS = """
            actors: {notify-webhook: {url: "${MALLCOP_REHEARSED:-https://localhost:9/none}"}}
            network: {allow_private_webhooks: true}
            llm: {backend: none}
            baseline: {learning_days: 0}
            """;

    private static final Instant END = Instant.parse("2026-03-11T00:00:00Z");
    private static final int DAYS = 7;

    private Training() {}

    static void run() {
        try {
            Path folder = Files.createTempDirectory("mallcop-training");
            try {
                Files.writeString(folder.resolve("mallcop.yaml"), "version: \"1\"\n");
                leaky(Files.createDirectory(folder.resolve("leaky")));
                company(folder);
                for (String line : lines()) {
                    String ready = line.contains("$FINDING") ? line.replace("$FINDING", aFinding(folder)) : line;
                    rehearse(folder, ready.replace("$DIR", folder.toString()).split(" "));
                }
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A repository with something to find; where there is no git, there is nothing to rehearse. */
    private static void leaky(Path folder) throws IOException {
        Files.writeString(folder.resolve(".env"), "KEY=sk_" + "live_" + "aZ3bY7cX9dW1eV5fU8gT2hS4\n");
        for (String line : List.of("init -q", "add -A",
                "-c user.name=mallcop -c user.email=mallcop@localhost -c commit.gpgsign=false commit -q -m first")) {
            List<String> command = new ArrayList<>(List.of("git"));
            command.addAll(List.of(line.split(" ", -1)));
            try {
                Process git = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
                var _ = git.waitFor();
            } catch (IOException noGit) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A week of the simulated company, to be imported: its platforms would take longer than all the rest together. */
    private static void company(Path folder) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("company")).resolve("mallcop.yaml"),
                ConfigTemplate.initial(List.of(Company.DOMAIN), Arrays.stream(Platform.values())
                        .map(platform -> new ConfigTemplate.Connector(platform.connector(), platform.connectorType(),
                                List.of()))
                        .toList(), "notify-webhook") + SETTINGS);
        Played played = Played.harborlight(Played.SEED, END);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("company.jsonl")))) {
            for (LocalDate day : played.days().subList(Played.DAYS - DAYS, Played.DAYS)) {
                for (Deed deed : played.deedsOf(day)) {
                    JsonLines.writeWithoutId(NormalisedEvents.of(deed), out);
                }
            }
        }
    }

    /** A real one, so that a decision is rehearsed and not a refusal. */
    private static String aFinding(Path folder) throws IOException {
        Matcher id = Pattern.compile("fnd_[0-9a-f]+")
                .matcher(Files.readString(folder.resolve("company/findings.jsonl")));
        return id.find() ? id.group() : "fnd_0";
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = Training.class.getResourceAsStream("training.txt")) {
            if (in == null) {
                return List.of();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }

    private static void rehearse(Path folder, String[] line) {
        byte[] events = (EVENT.formatted("evt-1") + EVENT.formatted("evt-2")).getBytes(StandardCharsets.UTF_8);
        Interruption interruption = Interruption.of(Thread.currentThread());
        World real = Main.world(OutputStream.nullOutputStream(), interruption);
        Map<String, String> env = new HashMap<>(real.env());
        env.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        var _ = Main.run(line, new World(env, folder, new ByteArrayInputStream(events), real.out(), real.out(),
                false, false, real.clock(), real.cancel(), Optional.of(folder.resolve("mallcop.yaml"))));
        interruption.done();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
