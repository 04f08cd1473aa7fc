package app.mallcop.desk.look;

import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.DetectorKeys;
import app.mallcop.desk.exceptions.Exceptions;
import app.mallcop.store.events.Damage;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/** Findings by status, severity, time, detector and whom they are about. Reads open findings only where that is enough. */
public final class Report {

    /**
     * What is asked for; values as typed. What is empty asks for all.
     *
     * @param status words of {@link StatusFilter}
     * @param since last seen at or after
     * @param actor somebody or something that the finding is about
     */
    public record Request(List<String> status, List<String> severity, Optional<Instant> since,
            Optional<String> detector, Optional<String> actor, int limit) {
        public Request {
            status = List.copyOf(status);
            severity = List.copyOf(severity);
        }
    }

    /** @param total how many match, of which the first are here */
    public record Result(List<FindingState> findings, long total, Exceptions exceptions, List<Damage> damage,
            Layout layout) {
        public boolean truncated() {
            return total > findings.size();
        }
    }

    /** Most severe first, then the newest; the id decides between equals. */
    public static final Comparator<FindingState> WORST_FIRST = Comparator
            .comparing((FindingState state) -> finding(state).severity())
            .thenComparing(state -> finding(state).lastSeen()).reversed().thenComparing(FindingState::id);

    private final Repo repo;

    public Report(Repo repo) {
        this.repo = repo;
    }

    public Result run(Request request) throws IOException {
        List<StatusFilter> filters = new ArrayList<>();
        request.status().forEach(word -> filters.add(StatusFilter.parse(word)));
        Set<Severity> severities = severities(request.severity());
        FindingFold fold = FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
        Optional<String> detector = detector(request.detector(), fold);
        Optional<Untrusted> actor = request.actor().map(Typed::value);
        Exceptions exceptions = Exceptions.in(repo.layout().root(), repo.now());
        PriorityQueue<FindingState> best = new PriorityQueue<>(WORST_FIRST.reversed());
        long[] total = new long[1];
        fold.each(statuses(filters), state -> {
            Finding finding = finding(state);
            if ((filters.isEmpty() || filters.stream()
                    .anyMatch(filter -> filter.matches(state, exceptions.of(state).isPresent())))
                    && (severities.isEmpty() || severities.contains(finding.severity()))
                    && (request.since().isEmpty() || !finding.lastSeen().isBefore(request.since().get()))
                    && (detector.isEmpty() || finding.detector().equals(detector.get()))
                    && (actor.isEmpty()
                            || finding.entities().stream().anyMatch(one -> one.value().equals(actor.get())))) {
                total[0]++;
                best.add(state);
                if (best.size() > request.limit()) {
                    best.poll();
                }
            }
        });
        List<FindingState> findings = new ArrayList<>(best);
        findings.sort(WORST_FIRST);
        return new Result(List.copyOf(findings), total[0], exceptions, fold.damage(), repo.layout());
    }

    private static Finding finding(FindingState state) {
        return Objects.requireNonNull(state.finding(), "only findings that are here are reported");
    }

    private static Set<FindingStatus> statuses(List<StatusFilter> filters) {
        Set<FindingStatus> statuses = EnumSet.noneOf(FindingStatus.class);
        filters.forEach(filter -> statuses.addAll(filter.statuses()));
        return statuses;
    }

    private static Set<Severity> severities(List<String> words) {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        for (String word : words) {
            severities.add(Severity.ofWord(word).orElseThrow(() -> Typed.unknown("unknown-severity", "severity",
                    Typed.value(word), List.of("critical", "warn", "info"))));
        }
        return severities;
    }

    private static Optional<String> detector(Optional<String> typed, FindingFold fold) {
        if (typed.isEmpty()) {
            return typed;
        }
        Set<String> known = new TreeSet<>(DetectorKeys.BUILT_IN);
        known.addAll(List.of("boundary-violation", "mallcop-health"));
        known.addAll(fold.counts().under("detector").keySet());
        String name = Typed.value(typed.get()).clear();
        if (!known.contains(name)) {
            throw Typed.unknown("unknown-detector", "detector", Typed.value(typed.get()), known);
        }
        return Optional.of(name);
    }
}
