package app.mallcop.desk.detect;

import app.mallcop.detect.engine.SealedDay;
import app.mallcop.detect.engine.State;
import app.mallcop.detect.normal.Key;
import app.mallcop.store.baseline.BaselineFiles;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.runs.Detection;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.Sealed;
import app.mallcop.store.runs.Segment;
import app.mallcop.store.runs.StreamReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes the engine's memory from the repo alone: the run log, the sealed days, and what decisions were taken into account. */
final class Remembering {

    private Remembering() {}

    /**
     * @param taken decisions that earlier detections took into account
     * @param open days that may still change
     */
    record Made(State state, Set<String> taken, List<LocalDate> open, Set<String> findings) {

        /** Of the findings that decisions were about, those whose withheld entries count by now. */
        List<String> released(FindingFold fold) {
            return findings.stream().filter(id -> fold.startingWith(id).stream().anyMatch(FindingState::isReleased))
                    .toList();
        }
    }

    static Made from(Repo repo, News news, int windowDays) throws IOException {
        State state = new State();
        Set<String> taken = new HashSet<>();
        Set<LocalDate> days = new HashSet<>();
        Set<String> fresh = Set.copyOf(news.ids());
        Instant asOf = Instant.MIN;
        for (Path month : repo.log().months()) {
            for (RunLine line : RunLog.of(month)) {
                if (fresh.contains(line.id())) {
                    continue;
                }
                cover(state, line);
                line.segments().forEach(segment -> days.add(segment.day()));
                Detection detection = line.detection();
                if (detection != null) {
                    taken.addAll(detection.decisions());
                    asOf = line.asOf();
                }
            }
        }
        if (asOf.equals(Instant.MIN)) {
            return new Made(state, taken, List.of(), Set.of());
        }
        state.sealedAsOf(asOf);
        LocalDate now = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        BaselineFiles files = new BaselineFiles(repo.layout(), repo.log());
        for (String connector : files.days().connectors()) {
            for (Sealed sealed : files.sealed(connector)) {
                if (!sealed.day().isBefore(now.minusDays(windowDays + 10L))) {
                    load(files, sealed, state);
                }
            }
        }
        return new Made(state, taken, days.stream().filter(day -> !state.isSealed(day)).sorted().toList(),
                decided(repo, taken, state));
    }

    /** The findings that the decisions taken were about; what was to be forgotten is forgotten. */
    private static Set<String> decided(Repo repo, Set<String> taken, State state) throws IOException {
        Set<String> findings = new TreeSet<>();
        new DecisionLog(repo.layout().decisions()).eachTeaching(0, decision -> {
            if (taken.contains(decision.id())) {
                decision.finding().ifPresentOrElse(findings::add, () -> Teaching.forget(decision, state));
            }
        }, _ -> {
            // status and doctor name the line
        });
        return findings;
    }

    /** What a run says of when its connectors were read. */
    static void cover(State state, RunLine line) {
        for (Segment segment : line.segments()) {
            state.read(segment.source(), line.asOf());
            state.cover(segment.source(), segment.day());
        }
        for (StreamReport report : line.streams()) {
            if (report.error() == null) {
                state.read(report.connector(), line.asOf());
            }
            Instant from = report.from();
            Instant until = report.until();
            if (report.worked() && from != null && until != null) {
                LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC);
                for (LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC); !day.isAfter(last); day = day
                        .plusDays(1)) {
                    state.cover(report.connector(), day);
                }
            }
        }
    }

    private static void load(BaselineFiles files, Sealed sealed, State state) throws IOException {
        List<SealedDay.Line> lines = new ArrayList<>();
        files.each(sealed, addend -> lines.add(new SealedDay.Line(addend.kind(), Key.of(addend.key()),
                addend.counts().getOrDefault("n", 0L), addend.withheld())));
        state.load(new SealedDay(sealed.source(), sealed.day(), lines));
    }
}
