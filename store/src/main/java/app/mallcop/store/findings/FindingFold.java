package app.mallcop.store.findings;

import app.mallcop.api.Decision;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Untrusted;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.runs.JournalMark;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All findings as they stand. Folding starts from a cache and reads only what was added to the two journals since, so it
 * costs the news and not history (law 5). Where the cache can't be believed or written, the fold is made in memory.
 */
public final class FindingFold {

    private final Layout layout;
    private final RunLog log;
    private final Disk disk;
    private FoldCache cache;
    private final Map<String, Set<String>> finished = new HashMap<>();
    /** What changed since the cache; the rest stays in its files until asked for. */
    private final Map<String, FindingState> changed = new LinkedHashMap<>();
    private FoldCounts counts;
    private boolean leavesCacheAlone;
    /** In a set, since a line behind those of a run still going on is met by more than one fold. */
    private final Set<Damage> damage = new LinkedHashSet<>();

    private FindingFold(Layout layout, RunLog log, Disk disk, FoldCache cache) {
        this.layout = layout;
        this.log = log;
        this.disk = disk;
        this.cache = cache;
        this.counts = cache.counts();
        damage.addAll(cache.damage());
    }

    /** Folds up to now. The cache is brought up to date when that is possible; when not, nothing is lost but time. */
    public static FindingFold upToNow(Layout layout, RunLog log, Disk disk) throws IOException {
        FindingFold fold = new FindingFold(layout, log, disk, FoldCache.open(layout));
        try {
            fold.takeIn();
        } catch (FoldCache.Lost e) {
            fold.anew();
        }
        return fold;
    }

    /** Folds all of the journals and leaves the cache alone: what the cache must agree with. */
    public static FindingFold afresh(Layout layout, RunLog log, Disk disk) throws IOException {
        FindingFold fold = new FindingFold(layout, log, disk, FoldCache.empty(layout));
        fold.leavesCacheAlone = true;
        fold.takeIn();
        return fold;
    }

    private void takeIn() throws IOException {
        JournalMark findings = JournalMark.of(layout.findings());
        if (!findings.equals(cache.findings())) {
            Counted counted = new Counted(cache.findings().size());
            new FindingLog(layout.findings()).each(counted.end, counted);
            cache.findingsReadTo(JournalMark.upTo(layout.findings(), counted.end));
        }
        JournalMark decisions = JournalMark.of(layout.decisions());
        if (!decisions.equals(cache.decisions())) {
            long end = new DecisionLog(layout.decisions()).each(cache.decisions().size(), this::take, damage::add);
            cache.decisionsReadTo(JournalMark.upTo(layout.decisions(), end));
        }
        if (cache.isBehind() && !leavesCacheAlone) {
            cache.save(changed, counts, damage(), disk);
        }
    }

    /** From the journals alone. */
    private void anew() throws IOException {
        cache = FoldCache.empty(layout);
        counts = cache.counts();
        changed.clear();
        damage.clear();
        takeIn();
    }

    /** What the cache has of this, or what the journals have when the cache turns out to be damaged. */
    private <T> T believing(Supplier<T> look) {
        try {
            return look.get();
        } catch (FoldCache.Lost e) {
            try {
                anew();
            } catch (IOException io) {
                throw new UncheckedIOException(io);
            }
            return look.get();
        }
    }

    /**
     * Lines of a run that is still going on do not count yet, and come last; the next fold starts at them. When a line of
     * a finished run comes behind them, that run was killed: only one runs at a time. They never count then.
     */
    private final class Counted implements FindingLog.LineReader {
        private long end;
        private final Set<String> unfinished = new HashSet<>();
        private boolean stopped;

        Counted(long end) {
            this.end = end;
        }

        @Override
        public void line(FindingLine line, long lineEnd) {
            if (stopped) {
                return;
            }
            if (!isFinished(line.run())) {
                unfinished.add(line.run());
                return;
            }
            if (hasOneFinished()) {
                stopped = true;
                return;
            }
            change(line.id(), state -> state.with(line));
            end = lineEnd;
        }

        /** Whether a run we held to be going on has ended while we looked: then the rest is left to the next fold. */
        private boolean hasOneFinished() {
            unfinished.forEach(run -> finished.remove(RunLine.monthOf(run)));
            boolean one = unfinished.stream().anyMatch(FindingFold.this::isFinished);
            unfinished.clear();
            return one;
        }

        @Override
        public void damaged(Damage one, long lineEnd) {
            if (!stopped) {
                damage.add(one);
                end = unfinished.isEmpty() ? lineEnd : end;
            }
        }
    }

    private void take(Decision decision) {
        decision.finding().ifPresent(id -> change(id, state -> state.with(decision)));
    }

    private void change(String id, java.util.function.UnaryOperator<FindingState> how) {
        FindingState before = changed.containsKey(id)
                ? changed.get(id)
                : cache.find(id).orElseGet(() -> FindingState.unknown(id));
        FindingState after = how.apply(before);
        counts = counts.without(before).with(after);
        changed.put(id, after);
    }

    private boolean isFinished(String run) {
        if (!RunLine.isId(run)) {
            return true;
        }
        return finished.computeIfAbsent(RunLine.monthOf(run), month -> {
            try {
                return log.idsOf(month);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).contains(run);
    }

    public FoldCounts counts() {
        return counts;
    }

    /** Lines of the journals that could not be read. */
    public List<Damage> damage() {
        return List.copyOf(damage);
    }

    /** Findings whose id starts like this; the caller says what to do with none or several. */
    public List<FindingState> startingWith(String prefix) {
        return believing(() -> {
            Map<String, FindingState> found = new LinkedHashMap<>();
            cache.eachStartingWith(prefix, state -> found.put(state.id(), state));
            changed.values().stream().filter(state -> state.id().startsWith(prefix))
                    .forEach(state -> found.put(state.id(), state));
            return found.values().stream().filter(state -> state.finding() != null).toList();
        });
    }

    /** Every finding of this status, or of all when none is given; in no order. */
    public void each(Set<FindingStatus> statuses, Consumer<FindingState> reader) {
        boolean onlyOpen = !statuses.isEmpty() && statuses.stream().allMatch(status -> status == FindingStatus.OPEN);
        each(statuses, found -> cache.each(onlyOpen, found), reader);
    }

    /** Open findings that name one of these, and perhaps some that do not: a few names cost little, however many are open. */
    public void eachOpenNaming(Collection<Untrusted> names, Consumer<FindingState> reader) {
        each(Set.of(FindingStatus.OPEN), found -> cache.eachOpenNaming(names, found), reader);
    }

    private void each(Set<FindingStatus> statuses, Consumer<Consumer<FindingState>> cached,
            Consumer<FindingState> reader) {
        List<FindingState> states = believing(() -> {
            List<FindingState> all = new ArrayList<>();
            cached.accept(state -> {
                if (!changed.containsKey(state.id())) {
                    all.add(state);
                }
            });
            all.addAll(changed.values());
            return all;
        });
        for (FindingState state : states) {
            if (state.finding() != null && (statuses.isEmpty() || statuses.contains(state.status()))) {
                reader.accept(state);
            }
        }
    }
}
