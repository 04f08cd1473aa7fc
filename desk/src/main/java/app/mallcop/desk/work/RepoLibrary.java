package app.mallcop.desk.work;

import app.mallcop.actors.evidence.Some;
import app.mallcop.actors.tools.Library;
import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.baseline.Profile;
import app.mallcop.desk.baseline.RowsNaming;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.look.Report;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The repo as actors may look at it, as it was when the run began. Every answer is bounded, and one is worked out at a time,
 * however many actors ask.
 */
public final class RepoLibrary implements Library {

    /** Names whose baseline is kept, since actors of several findings ask for the same. */
    private static final int KEPT = 200;

    private final Repo repo;
    private final Config config;
    private final FindingFold fold;
    private final PastEvents events;
    private final Map<Untrusted, Known> known = new HashMap<>();

    public RepoLibrary(Repo repo, Config config, FindingFold fold) {
        this.repo = repo;
        this.config = config;
        this.fold = fold;
        this.events = new PastEvents(repo.events());
    }

    @Override
    public synchronized Found<Event> events(EventsAsked asked) throws IOException {
        if (asked.finding().isEmpty()) {
            return events.find(asked);
        }
        Optional<Finding> finding = finding(asked.finding().get()).map(FindingState::finding);
        return finding.isPresent()
                ? events.of(finding.get(), asked)
                : new Found<>(new Some<>(List.of(), 0), List.of("there is no such finding here"));
    }

    @Override
    public synchronized Known baseline(Untrusted name) throws IOException {
        Known before = known.get(name);
        if (before != null) {
            return before;
        }
        Set<Untrusted> names = Profile.spellings(repo, name);
        RowsNaming naming = RowsNaming.of(repo, config.baseline(), fold, names);
        Known found = new Known(naming.of(names), naming.to(), naming.notSeen());
        if (known.size() < KEPT) {
            known.put(name, found);
        }
        return found;
    }

    @Override
    public synchronized Optional<FindingState> finding(String id) {
        return id.startsWith("fnd_")
                ? fold.startingWith(id).stream().filter(state -> state.id().equals(id)).findFirst()
                : Optional.empty();
    }

    @Override
    public synchronized Found<FindingState> findings(FindingsAsked asked) {
        PriorityQueue<FindingState> worst = new PriorityQueue<>(Report.WORST_FIRST.reversed());
        long[] total = new long[1];
        fold.each(asked.status().map(Set::of).orElse(Set.of(FindingStatus.values())), state -> {
            if (state.finding() != null && isAskedFor(state, asked)) {
                total[0]++;
                worst.add(state);
                if (worst.size() > asked.limit()) {
                    worst.poll();
                }
            }
        });
        List<FindingState> found = new ArrayList<>(worst);
        found.sort(Report.WORST_FIRST);
        return new Found<>(new Some<>(found, total[0]), List.of());
    }

    private static boolean isAskedFor(FindingState state, FindingsAsked asked) {
        Finding finding = Objects.requireNonNull(state.finding());
        return asked.status().filter(status -> status != state.status()).isEmpty()
                && asked.detector().filter(detector -> !detector.equals(finding.detector())).isEmpty()
                && asked.severity().filter(severity -> severity != finding.severity()).isEmpty()
                && asked.since().filter(since -> finding.lastSeen().isBefore(since)).isEmpty()
                && asked.about().filter(about -> finding.entities().stream()
                        .noneMatch(entity -> entity.value().equals(about))).isEmpty();
    }

    @Override
    public List<Setting> config() {
        return ConfigForActors.of(config);
    }
}
