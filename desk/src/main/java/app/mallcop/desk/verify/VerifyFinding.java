package app.mallcop.desk.verify;

import app.mallcop.desk.detect.Judged;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.look.FindingById;
import app.mallcop.store.baseline.BaselineFiles;
import app.mallcop.store.epochs.Epochs;
import app.mallcop.store.events.Damage;
import app.mallcop.store.events.EvidenceCheck;
import app.mallcop.store.events.EvidenceCheck.Checked;
import app.mallcop.store.events.SegmentsNow;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.runs.Sealed;
import app.mallcop.store.runs.SealedDays;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a finding holds, from the repo alone: its events are there byte for byte, the sealed days it was judged against are
 * what they were, and judging its day again finds the same.
 */
public final class VerifyFinding {

    /** The answers. */
    public enum Answer {
        HOLDS, DOES_NOT_HOLD,
        /** Its evidence is as it was, and the rule that made it is another one by now. */
        OTHER_VERSION,
        /** Something it takes is not in this clone. */
        CANNOT_TELL;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** @param finding an id or the start of one */
    public record Request(String finding) {}

    /**
     * @param against how many sealed days it was judged against, and {@code from} when {@code to} when they are
     * @param wrong what does not match, each with its place
     * @param lacking what is not here
     */
    public record Result(FindingState state, Answer answer, List<Checked> evidence, int against,
            Optional<LocalDate> from, Optional<LocalDate> to, Judged judged, List<Problem> wrong,
            List<Problem> lacking) {
        public Finding finding() {
            return Objects.requireNonNull(state.finding(), "only findings that are here are verified");
        }
    }

    private static final String RESTORE = "see what it was: git log -p -- ";

    private final Repo repo;
    private final int windowDays;
    private final Judged.Judge judge;
    private final List<Problem> wrong = new ArrayList<>();
    private final List<Problem> lacking = new ArrayList<>();

    public VerifyFinding(Repo repo, int windowDays, Judged.Judge judge) {
        this.repo = repo;
        this.windowDays = windowDays;
        this.judge = judge;
    }

    public Result run(Request request) throws IOException {
        // Of the file as it lies there: a cache does not notice every byte that somebody changed.
        FindingState state = FindingById.in(FindingFold.afresh(repo.layout(), repo.log(), repo.disk()),
                request.finding());
        Finding finding = Objects.requireNonNull(state.finding(), "found by its id");
        List<String> runs = new FindingLog(repo.layout().findings()).runsOf(finding.id());
        String run = runs.isEmpty() ? "" : runs.getLast();
        List<Checked> evidence = new EvidenceCheck(repo.events()).check(finding.evidence());
        evidence.forEach(this::evidence);
        segments(finding.evidence());
        List<Sealed> against = against(finding, run);
        sealed(against);
        if (new Epochs(repo.layout().epochs(), repo.disk()).read(finding.config()).isEmpty()) {
            lacking.add(Problem.of("epoch-missing",
                    "the detection config it was judged under is not here, or was changed: .mallcop/epochs/"
                            + (finding.config().matches("[0-9a-f]{1,64}") ? finding.config() : "…") + ".json",
                    "restore it: git checkout -- .mallcop/epochs"));
        }
        Judged judged = wrong.isEmpty() && lacking.isEmpty()
                ? judge.judge(finding, run)
                : new Judged.NotJudged("what it rests on is not as it was, or not here");
        return new Result(state, answer(finding.ruleVersion(), judged), evidence, against.size(), day(against, false),
                day(against, true),
                judged, List.copyOf(wrong), List.copyOf(lacking));
    }

    private static Optional<LocalDate> day(List<Sealed> days, boolean last) {
        return days.stream().map(Sealed::day).reduce((a, b) -> a.isAfter(b) == last ? a : b);
    }

    private Answer answer(String written, Judged judged) {
        if (!wrong.isEmpty()) {
            return Answer.DOES_NOT_HOLD;
        }
        return switch (judged) {
            case Judged.Again again -> {
                for (Judged.Difference one : again.differences()) {
                    wrong.add(new Problem("judged-differently",
                            Prose.of(one.what() + " was {} and comes out as {}", Untrusted.of(one.written()),
                                    Untrusted.of(one.now())),
                            "findings.jsonl may have been changed: git log -p -- findings.jsonl"));
                }
                yield wrong.isEmpty() ? Answer.HOLDS : Answer.DOES_NOT_HOLD;
            }
            case Judged.NotFound _ -> {
                wrong.add(Problem.of("not-found-again", "judging its day again does not find it",
                        "findings.jsonl may have been changed: git log -p -- findings.jsonl"));
                yield Answer.DOES_NOT_HOLD;
            }
            case Judged.OtherVersion other -> {
                lacking.add(Problem.of("other-version", "the rule that made it was version " + written + ", and "
                        + (other.now().isEmpty()
                                ? "there is none of that name now"
                                : "is version " + other.now() + " now"),
                        "what it rests on is as it was; the version of mallcop that made it can judge it again"));
                yield Answer.OTHER_VERSION;
            }
            case Judged.NotJudged not -> {
                if (lacking.isEmpty()) {
                    lacking.add(Problem.of("not-judged", "it could not be judged again: " + not.why(),
                            "its evidence was checked, and is as it was"));
                }
                yield Answer.CANNOT_TELL;
            }
        };
    }

    private void evidence(Checked one) {
        Untrusted event = Untrusted.of(one.evidence().eventId());
        String at = one.evidence().source() + " " + one.evidence().day();
        switch (one.found()) {
            case AS_IT_WAS -> {
            }
            case CHANGED -> {
                String file = repo.layout().relative(Path.of(one.file()));
                wrong.add(new Problem("event-changed",
                        Prose.of("the event {} was changed since: {}, line " + one.line(), event, Untrusted.of(file)),
                        RESTORE + plain(file)));
            }
            case GONE -> wrong.add(new Problem("event-gone", Prose.of("the event {} of " + at + " is gone", event),
                    "mallcop doctor names the file it should be in"));
            case NOT_HERE -> lacking.add(new Problem("event-not-here",
                    Prose.of("the event {} of " + at + " is not in this clone", event),
                    "get that day: git checkout -- events, or bring it back from where it was archived"));
        }
    }

    /** The files of the days its evidence is of: other events of the day count too. */
    private void segments(List<Evidence> evidence) throws IOException {
        Set<String> days = new HashSet<>();
        evidence.forEach(one -> days.add(one.source() + "/" + one.day()));
        SegmentsNow now = SegmentsNow.of(repo.log(), repo.layout(),
                segment -> days.contains(segment.source() + "/" + segment.day()));
        for (Segment segment : now.changed()) {
            wrong.add(new Problem("events-changed",
                    Prose.of("{} was changed after it was written", Untrusted.of(segment.path())),
                    RESTORE + plain(segment.path())));
        }
    }

    /** The sealed days of the window before the day it was seen last, as they were when it was judged. */
    private List<Sealed> against(Finding finding, String run) throws IOException {
        LocalDate judged = LocalDate.ofInstant(finding.lastSeen(), java.time.ZoneOffset.UTC);
        SealedDays days = SealedDays.upTo(repo.log(), run);
        List<Sealed> against = new ArrayList<>();
        for (String connector : days.connectors()) {
            against.addAll(days.of(connector).subMap(judged.minusDays(windowDays + 1L), judged.minusDays(1)).values());
        }
        return against;
    }

    private void sealed(List<Sealed> against) throws IOException {
        BaselineFiles files = new BaselineFiles(repo.layout(), repo.log());
        for (Sealed sealed : against) {
            Damage damage = files.each(sealed, _ -> {}).orElse(null);
            if (damage != null && files.isHere(sealed)) {
                wrong.add(new Problem("baseline-changed",
                        Prose.of("{}" + (damage.line() > 0 ? ", line " + damage.line() : "") + ": " + damage.reason(),
                                Untrusted.of(damage.file())),
                        RESTORE + plain(damage.file())));
            } else if (damage != null) {
                lacking.add(new Problem("baseline-not-here",
                        Prose.of("the sealed day {} is not in this clone", Untrusted.of(sealed.path())),
                        "get it: git checkout -- baseline"));
            }
        }
    }

    private static String plain(String path) {
        return path.matches("[A-Za-z0-9/._-]+") ? path : "that file";
    }
}
