package app.mallcop.cli.demo;

import app.mallcop.actors.budget.Bill;
import app.mallcop.actors.budget.Estimate;
import app.mallcop.actors.channels.Digest;
import app.mallcop.actors.channels.Dispatch;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Problem;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.connect.Platforms;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.config.ConfigTemplate;
import app.mallcop.desk.decide.Ack;
import app.mallcop.desk.detect.Detect;
import app.mallcop.desk.models.Choice;
import app.mallcop.desk.scan.Keyed;
import app.mallcop.desk.scan.Scan;
import app.mallcop.desk.scan.ScanOutcome;
import app.mallcop.desk.scan.Source;
import app.mallcop.desk.scan.Wirings;
import app.mallcop.desk.work.Escalate;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.play.Played;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Plays the company into a new deployment repo, as a series of runs over simulated time. Fixed seed: the same every time. */
public final class Demo {

    /** How a platform's connector came out. */
    public record Told(String connector, String type, long events, long repeats) {}

    /**
     * @param runs how often the platforms were asked
     * @param accepted how many findings of the quiet weeks were acked by somebody of the company
     * @param findings those that stand and are more than information, most severe first
     * @param digests what a person was told, in order; all of them arrived
     * @param closed how many findings were closed with evidence
     * @param models what models cost; nothing where none was asked
     */
    public record Story(Path folder, Played played, int runs, List<Told> sources, int accepted,
            List<Finding> findings, List<Digest> digests, long closed, Bill models) {
        public long events() {
            return sources.stream().mapToLong(Told::events).sum();
        }

        public long repeats() {
            return sources.stream().mapToLong(Told::repeats).sum();
        }
    }

    private static final Untrusted FOUNDER = Untrusted.of("tomas.ferreira@" + Company.DOMAIN);
    private static final Choice NOBODY = new Choice.Off("nothing is wrong yet");
    private static final Untrusted WE_KNOW = Untrusted.of("we know of this");

    private final Disk disk;
    private final Progress progress;
    private final Cancel cancel;
    private final Choice model;
    private final Consumer<Estimate> before;
    private final List<Digest> digests = new ArrayList<>();
    private long closed;
    private Bill models = Bill.NONE;

    /**
     * @param model who looks at the findings of the bad days besides; nobody unless the user named one
     * @param before is told the most that each round can cost
     */
    public Demo(Disk disk, Progress progress, Cancel cancel, Choice model, Consumer<Estimate> before) {
        this.disk = disk;
        this.progress = progress;
        this.cancel = cancel;
        this.model = model;
        this.before = before;
    }

    public Story play(Path folder, boolean force, Instant now) throws IOException, InterruptedException {
        new DemoFolder(folder).prepare(force);
        new Setup(folder, disk).create(config(), key());
        Played played = Played.harborlight(Played.SEED, now.truncatedTo(ChronoUnit.DAYS));
        List<Instant> rounds = played.rounds();
        List<ScanOutcome> streams = new ArrayList<>();
        int accepted = 0;
        try (SimulatedPlatforms platforms = SimulatedPlatforms.serving(played)) {
            Config config = settings(folder);
            Wirings wirings = new Wirings(Platforms.ALL, platforms.variables(), platforms.network(), Keyed.by(key()),
                    folder, folder);
            for (int i = 0; i < rounds.size(); i++) {
                cancel.check();
                progress.at("runs played", i, rounds.size());
                platforms.at(rounds.get(i));
                Repo repo = repo(folder, rounds.get(i));
                streams.addAll(run(repo, config, wirings.sources(config, List.of())));
                boolean quiet = rounds.get(i).isBefore(played.troubleBegins());
                escalate(repo, config, platforms, quiet ? NOBODY : model);
                if (quiet) {
                    accepted += accept(repo);
                }
            }
            if (platforms.received() != digests.size()) {
                throw new IllegalStateException("a digest did not arrive at the simulated inbox");
            }
        }
        List<Finding> findings = open(repo(folder, rounds.getLast()));
        // whoever runs here first may: the simulated writer has done its work
        disk.delete(new Layout(folder).writer());
        return new Story(folder, played, rounds.size(), sources(streams), accepted, findings, List.copyOf(digests),
                closed, models);
    }

    private List<ScanOutcome> run(Repo repo, Config config, List<Source> sources) throws IOException {
        Scan.Result result = new Scan(repo, Progress.NONE, cancel).run(new Scan.Request(sources, false, false));
        for (Problem problem : result.problems()) {
            throw new IllegalStateException("a simulated platform could not be read: " + problem.message());
        }
        new Detect(repo, config, SecretBackend.NONE, Progress.NONE, cancel).run(new Detect.Request(false));
        return result.streams();
    }

    private void escalate(Repo repo, Config config, SimulatedPlatforms platforms, Choice model)
            throws IOException, InterruptedException {
        Dispatch dispatch = platforms.dispatch();
        Escalate.Result result = new Escalate(repo, config, platforms.variables(), cancel).run(model, before,
                (target, digest) -> {
                    digests.add(digest);
                    return dispatch.deliver(target, digest);
                });
        closed += result.closed();
        models = models.plus(result.assisted().total());
    }

    private Repo repo(Path folder, Instant asOf) {
        return Repo.open(folder, disk, Clock.fixed(asOf, ZoneOffset.UTC), Optional.of("demo"));
    }

    private static Config settings(Path folder) {
        if (ConfigLoader.load(folder, Map.of()) instanceof Config config) {
            return config;
        }
        throw new IllegalStateException("the demo writes a config that is valid");
    }

    /** While nothing is wrong yet, what is found is known to somebody there, who says so the same day. */
    private static int accept(Repo repo) throws IOException {
        List<String> ids = open(repo).stream().map(Finding::id).toList();
        if (!ids.isEmpty()) {
            new Ack(repo).run(new Ack.Request(ids, Optional.of(WE_KNOW), FOUNDER));
        }
        return ids.size();
    }

    private static List<Finding> open(Repo repo) throws IOException {
        List<Finding> findings = new ArrayList<>();
        FindingFold.upToNow(repo.layout(), repo.log(), repo.disk()).each(Set.of(FindingStatus.OPEN), state -> {
            Finding finding = state.finding();
            if (finding != null && finding.severity() != Severity.INFO) {
                findings.add(finding);
            }
        });
        findings.sort(Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::firstSeen)
                .thenComparing(Finding::id));
        return findings;
    }

    private static List<Told> sources(List<ScanOutcome> streams) {
        List<Told> sources = new ArrayList<>();
        for (ConfigTemplate.Connector connector : SimulatedPlatforms.connectors()) {
            List<ScanOutcome> own = streams.stream().filter(one -> one.connector().equals(connector.id())).toList();
            sources.add(new Told(connector.id(), connector.type(),
                    own.stream().mapToLong(ScanOutcome::added).sum(),
                    own.stream().mapToLong(ScanOutcome::duplicates).sum()));
        }
        return List.copyOf(sources);
    }

    private static String config() {
        return ConfigTemplate.initial(List.of(Company.DOMAIN), SimulatedPlatforms.connectors(), "notify-webhook") + """

                actors:
                  notify-webhook: {url: "%s"}
                network: {allow_private_webhooks: true}
                llm: {backend: none}           # keys of the environment are not used here, unless --backend says so
                """.formatted(SimulatedPlatforms.INBOX_URL);
    }

    /** Made from the seed, so that two demos of one day hash alike. No secret is behind it. */
    private static byte[] key() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("demo " + Played.SEED).getBytes(StandardCharsets.US_ASCII));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
