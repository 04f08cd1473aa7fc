package app.mallcop.desk.detect;

import app.mallcop.api.Finding;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.detect.Detector;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.epochs.Epochs;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.runs.RunLine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a finding again: plays the run log up to the run that spoke of it last, with the config, the events and the decisions
 * each run had.
 */
public final class Rejudging implements Judged.Judge {

    /** Made by the engine itself, not by a detector of the line-up. */
    private static final String HEALTH = "mallcop-health";

    private final Repo repo;
    private final Config config;
    private final Progress progress;
    private final Cancel cancel;

    public Rejudging(Repo repo, Config config, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.config = config;
        this.progress = progress;
        this.cancel = cancel;
    }

    @Override
    public Judged judge(Finding finding, String run) throws IOException {
        byte[] key = Setup.redactionKey(repo.layout(), repo.disk());
        Rules rules = Rules.of(repo, config);
        String version = finding.detector().equals(HEALTH) ? finding.ruleVersion() : version(finding, rules, key);
        if (!version.equals(finding.ruleVersion())) {
            return new Judged.OtherVersion(version);
        }
        Optional<String> lacking = lacking();
        if (lacking.isPresent()) {
            return new Judged.NotJudged(lacking.get());
        }
        Replay replay = new Replay(repo, rules, key, progress, cancel);
        try {
            replay.playUpTo(run);
        } catch (Refusal e) {
            return new Judged.NotJudged(e.problems().getFirst().message().render(Untrusted::toString));
        }
        return replay.finding(finding.id())
                .<Judged>map(again -> new Judged.Again(again, Differences.between(finding, again)))
                .orElse(new Judged.NotFound());
    }

    /** The version of the finding's detector today; empty where there is none. */
    private String version(Finding finding, Rules rules, byte[] key) throws IOException {
        byte[] epoch = new Epochs(repo.layout().epochs(), repo.disk()).read(finding.config()).orElseThrow();
        try {
            return Lineup.of(epoch, finding.config(), rules, key).setup().detectors().stream()
                    .filter(detector -> detector.name().equals(finding.detector())).map(Detector::version).findFirst()
                    .orElse("");
        } catch (Tree.Malformed | IllegalStateException e) {
            return ""; // a config that this version can't read, so its rules are not this version's
        }
    }

    /** Judging again takes all days since the first: normal is made of them. */
    private Optional<String> lacking() throws IOException {
        Set<String> replaced = new HashSet<>();
        List<RunLine> log = repo.log().all();
        log.forEach(line -> replaced.addAll(line.replaces()));
        long missing = log.stream().flatMap(line -> line.segments().stream())
                .filter(segment -> !replaced.contains(segment.path())
                        && !Files.exists(repo.layout().root().resolve(segment.path())))
                .count();
        return missing == 0
                ? Optional.empty()
                : Optional.of(missing + " files of events are not in this clone, and normal is made of them");
    }
}
