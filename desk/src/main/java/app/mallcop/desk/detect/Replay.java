package app.mallcop.desk.detect;

import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.Refusal;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.detect.engine.Setup;
import app.mallcop.detect.engine.State;
import app.mallcop.detect.engine.SealedDay;
import app.mallcop.store.baseline.AddendCodec;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.epochs.Epochs;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.runs.Detection;
import app.mallcop.store.runs.Held;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.Totals;
import app.mallcop.store.runs.Sealed;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plays the run log again: every detection, with the config, the events and the decisions its line names, on what the ones
 * before it left. The state after a run is a function of these alone (law 4), so the same bytes must come out.
 */
final class Replay {

    /** A day that the replay made, and what the run sealed of it. */
    interface Files {
        void sealed(Sealed sealed, byte[] content) throws IOException;

        /** A run sealed it, and the replay did not. */
        void notMade(Sealed sealed);
    }

    private static final Files NONE = new Files() {
        @Override
        public void sealed(Sealed sealed, byte[] content) {}

        @Override
        public void notMade(Sealed sealed) {}
    };

    private final Repo repo;
    private final Rules rules;
    private final byte[] redactionKey;
    private final Progress progress;
    private final Cancel cancel;
    private final Map<String, RunLine> runs = new HashMap<>();
    private final Map<String, Decision> decisions = new HashMap<>();
    private final Map<String, FindingState> findings = new TreeMap<>();
    private final Map<String, Setup> setups = new HashMap<>();
    private final Set<String> consumed = new HashSet<>();
    private final List<FindingLine> lines = new ArrayList<>();
    private State state = new State();
    private List<Held> held = List.of();

    Replay(Repo repo, Rules rules, byte[] redactionKey, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.rules = rules;
        this.redactionKey = redactionKey;
        this.progress = progress;
        this.cancel = cancel;
    }

    /** The lines of {@code findings.jsonl} as they must be; sealed days are handed over as they come. */
    List<FindingLine> play(Files files) throws IOException {
        return play(files, "");
    }

    /** Up to this run, and no further; nothing is written. */
    void playUpTo(String run) throws IOException {
        play(NONE, run);
    }

    /** A finding as the replay has made it. */
    Optional<Finding> finding(String id) {
        return Optional.ofNullable(findings.get(id)).flatMap(state -> Optional.ofNullable(state.finding()));
    }

    private List<FindingLine> play(Files files, String last) throws IOException {
        new DecisionLog(repo.layout().decisions()).eachTeaching(0, one -> decisions.put(one.id(), one), _ -> {
            // status and doctor name the line
        });
        List<RunLine> log = repo.log().all();
        log.forEach(line -> runs.put(line.id(), line));
        Totals totals = Totals.NONE;
        for (RunLine line : log) {
            Detection detection = line.detection();
            if (detection != null && line.command().equals(Adoption.COMMAND)) {
                adopted(line, detection, files);
            } else if (detection != null) {
                detected(line, detection, totals, files);
            }
            totals = totals.after(line);
            if (line.id().equals(last)) {
                break;
            }
        }
        return lines;
    }

    State state() {
        return state;
    }

    private void detected(RunLine line, Detection detection, Totals totals, Files files) throws IOException {
        Setup setup = setup(line);
        Set<String> fresh = new HashSet<>(line.consumed());
        TreeMap<LocalDate, List<Segment>> days = new TreeMap<>();
        for (String id : line.consumed()) {
            RunLine run = runs.get(id);
            if (run == null) {
                throw Refusal.failed("run-missing",
                        "Run " + line.id() + " took in run " + id + ", which is not in the run log.",
                        "Restore runs/ from git; `mallcop doctor` names what is missing.");
            }
            Remembering.cover(state, run);
            run.segments().forEach(segment -> days.computeIfAbsent(segment.day(), _ -> new ArrayList<>()).add(segment));
        }
        for (String id : detection.decisions()) {
            Decision decision = decisions.get(id);
            if (decision != null) {
                decision.finding().ifPresent(finding -> findings.computeIfPresent(finding,
                        (_, known) -> known.with(decision)));
                Teaching.take(decision, state, Standing.of(findings));
            }
        }
        RepoPast past = new RepoPast(Standing.of(findings), repo.events(), this::isBefore,
                id -> isBefore(id) || fresh.contains(id), held);
        Named named = new Named(detection, files);
        Pass.Done done = new Pass(repo.layout().root(), repo.events(), setup, state, past, line.asOf(), named)
                .watching(Streams.of(totals)).over(days, List.of(), held, progress, cancel);
        named.end();
        held = done.held();
        consumed.addAll(fresh);
        say(Lines.of(line.id(), done.result().changes()));
    }

    /** A run that judged all of history anew. */
    private void adopted(RunLine line, Detection detection, Files files) throws IOException {
        state = new State();
        List<RunLine> before = line.consumed().stream().flatMap(id -> Optional.ofNullable(runs.get(id)).stream())
                .toList();
        before.forEach(run -> Remembering.cover(state, run));
        for (String id : detection.decisions()) {
            Decision decision = decisions.get(id);
            if (decision != null) {
                decision.finding().ifPresent(finding -> findings.computeIfPresent(finding,
                        (_, known) -> known.with(decision)));
            }
        }
        Map<String, Finding> standing = new TreeMap<>();
        findings.forEach((id, one) -> {
            Finding finding = one.finding();
            if (finding != null && one.ended() == null) {
                standing.put(id, finding);
            }
            if (one.isReleased()) {
                state.release(id);
            }
        });
        consumed.addAll(line.consumed());
        RepoPast past = new RepoPast(Standing.of(new TreeMap<>()), repo.events(), _ -> false, this::isBefore,
                List.of());
        Named named = new Named(detection, files);
        Pass.Done done = new Pass(repo.layout().root(), repo.events(), setup(line), state, past, line.asOf(), named)
                .over(all(before), List.of(), List.of(), progress, cancel);
        named.end();
        held = done.held();
        say(new Adoption(done.result().changes(), standing).lines(line.id(), String.valueOf(line.epoch())));
    }

    private void say(List<FindingLine> said) {
        for (FindingLine line : said) {
            lines.add(line);
            FindingState known = findings.getOrDefault(line.id(), FindingState.unknown(line.id()));
            findings.put(line.id(), known.with(line));
        }
    }

    /** A merged day stands for segments of runs that were taken in long before. */
    private boolean isBefore(String run) {
        RunLine line = runs.get(run);
        return consumed.contains(run) || (line != null && line.onlyRewrites());
    }

    /** Hands on the days that the run's line names; of another one the newest revision said the same. */
    private static final class Named implements Pass.Sealed {
        private final Map<String, Sealed> named = new TreeMap<>();
        private final Set<String> made = new HashSet<>();
        private final Files files;

        Named(Detection detection, Files files) {
            detection.sealed().forEach(sealed -> named.put(sealed.source() + "/" + sealed.day(), sealed));
            this.files = files;
        }

        @Override
        public void day(SealedDay day) throws IOException {
            String name = day.source() + "/" + day.day();
            Sealed sealed = named.get(name);
            if (sealed != null) {
                made.add(name);
                files.sealed(sealed, AddendCodec.file(Lines.of(day)));
            }
        }

        void end() {
            named.keySet().removeAll(made);
            named.values().forEach(files::notMade);
        }
    }

    private Setup setup(RunLine line) throws IOException {
        String hash = String.valueOf(line.epoch());
        Setup known = setups.get(hash);
        if (known == null) {
            Epochs epochs = new Epochs(repo.layout().epochs(), repo.disk());
            Optional<byte[]> epoch = epochs.read(hash);
            if (epoch.isEmpty()) {
                throw Refusal.failed("epoch-missing",
                        "The config that run " + line.id() + " worked under is not here: .mallcop/epochs/" + hash
                                + ".json.",
                        "Restore it from git, or judge history under today's rules: `mallcop detect --rebuild --today`.");
            }
            try {
                known = Lineup.of(epoch.get(), hash, rules.at(epoch.get(), epochs), redactionKey).setup();
            } catch (Tree.Malformed | IllegalStateException e) {
                throw Refusal.failed("epoch-of-another-version",
                        "Run " + line.id() + " was made by a version of mallcop whose rules this one does not have.",
                        "Use that version, or judge history under today's rules: `mallcop detect --rebuild --today`.");
            }
            setups.put(hash, known);
        }
        return known;
    }

    /** The segments of all runs, by day. */
    static SortedMap<LocalDate, List<Segment>> all(List<RunLine> lines) {
        TreeMap<LocalDate, List<Segment>> days = new TreeMap<>();
        for (RunLine line : lines) {
            if (!line.onlyRewrites()) {
                line.segments().forEach(
                        segment -> days.computeIfAbsent(segment.day(), _ -> new ArrayList<>()).add(segment));
            }
        }
        return days;
    }
}
