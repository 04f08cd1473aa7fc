package app.mallcop.cli.demo;

import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Severity;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.config.ConfigTemplate;
import app.mallcop.desk.detect.Detect;
import app.mallcop.desk.feed.Import;
import app.mallcop.desk.feed.ImportFile;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.play.Played;
import app.mallcop.sim.play.Round;
import app.mallcop.sim.speak.JsonLines;
import app.mallcop.sim.speak.NormalisedEvents;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plays the company into a new deployment repo, as a series of runs over simulated time. Fixed seed: the same every time. */
public final class Demo {

    /** How a platform's connector came out. */
    public record Source(String connector, String type, long events, long repeats) {}

    /**
     * @param runs how often the platforms were asked
     * @param findings those that stand and are more than information, most severe first
     */
    public record Story(Path folder, Played played, int runs, List<Source> sources, List<Finding> findings) {
        public long events() {
            return sources.stream().mapToLong(Source::events).sum();
        }

        public long repeats() {
            return sources.stream().mapToLong(Source::repeats).sum();
        }
    }

    private final Disk disk;
    private final Progress progress;
    private final Cancel cancel;

    public Demo(Disk disk, Progress progress, Cancel cancel) {
        this.disk = disk;
        this.progress = progress;
        this.cancel = cancel;
    }

    public Story play(Path folder, boolean force, Instant now) throws IOException {
        new DemoFolder(folder).prepare(force);
        new Setup(folder, disk).create(config(), key());
        Played played = Played.harborlight(Played.SEED, now.truncatedTo(ChronoUnit.DAYS));
        List<Import.Result> results = new ArrayList<>();
        List<Round> rounds = played.rounds();
        for (Round round : rounds) {
            cancel.check();
            progress.at("runs played", results.size(), rounds.size());
            results.add(run(folder, round));
        }
        List<Finding> findings = findings(folder, rounds.getLast());
        // whoever runs here first may: the simulated writer has done its work
        disk.delete(new Layout(folder).writer());
        return new Story(folder, played, results.size(), sources(results), findings);
    }

    private Import.Result run(Path folder, Round round) throws IOException {
        Repo repo = repo(folder, round);
        Import.Result result = new Import(repo, Progress.NONE, cancel).run(
                new Import.Request(List.of(ImportFile.STANDARD_INPUT), Optional.empty(), false, false), records(round));
        Config config = settings(folder);
        new Detect(repo, config, ConfigLoader.secrets(config, folder, Map.of()), Progress.NONE, cancel)
                .run(new Detect.Request(false));
        return result;
    }

    private Repo repo(Path folder, Round round) {
        return Repo.open(folder, disk, Clock.fixed(round.asOf(), ZoneOffset.UTC), Optional.of("demo"));
    }

    private static Config settings(Path folder) {
        if (ConfigLoader.load(folder, Map.of()) instanceof Config config) {
            return config;
        }
        throw new IllegalStateException("the demo writes a config that is valid");
    }

    private List<Finding> findings(Path folder, Round last) throws IOException {
        Repo repo = repo(folder, last);
        List<Finding> findings = new ArrayList<>();
        FindingFold.upToNow(repo.layout(), repo.log(), disk).each(Set.of(FindingStatus.OPEN), state -> {
            Finding finding = state.finding();
            if (finding != null && finding.severity() != Severity.INFO) {
                findings.add(finding);
            }
        });
        findings.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::firstSeen)
                .thenComparing(Finding::id));
        return findings;
    }

    /** What the platforms hand over in this round, some of it again, some of it late. */
    private static InputStream records(Round round) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Platform platform : Platform.values()) {
            round.deedsOf(platform).forEach(deed -> write(deed, lines));
        }
        return new ByteArrayInputStream(lines.toByteArray());
    }

    private static void write(Deed deed, ByteArrayOutputStream lines) {
        Event event = NormalisedEvents.of(deed);
        try {
            JsonLines.writeWithoutId(event, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Source> sources(List<Import.Result> results) {
        List<Source> sources = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            long events = 0;
            long repeats = 0;
            for (Import.Result result : results) {
                Import.OfSource of = result.sources().get(platform.connector());
                events += of == null ? 0 : of.added();
                repeats += of == null ? 0 : of.duplicates();
            }
            sources.add(new Source(platform.connector(), platform.connectorType(), events, repeats));
        }
        return List.copyOf(sources);
    }

    private static String config() {
        return ConfigTemplate.initial(List.of(Company.DOMAIN), Arrays.stream(Platform.values())
                .map(platform -> new ConfigTemplate.Connector(platform.connector(), platform.connectorType(),
                        List.of()))
                .toList());
    }

    /** Made from the seed, so that two demos of one day are the same byte for byte. No secret is behind it. */
    private static byte[] key() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("demo " + Played.SEED).getBytes(StandardCharsets.US_ASCII));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
