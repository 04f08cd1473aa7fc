package app.mallcop.desk.baseline;

import app.mallcop.api.Decision;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.config.Config;
import app.mallcop.store.baseline.Addend;
import app.mallcop.store.baseline.AddendCodec;
import app.mallcop.store.baseline.BaselineFiles;
import app.mallcop.store.baseline.NamedLines;
import app.mallcop.store.baseline.Names;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.events.Damage;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.Sealed;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The sealed days of the window as the next detection sees them: what counts, what findings keep out, and without what was
 * to be forgotten. Read line by line, so that its size does not matter.
 */
final class Learned {

    private final Repo repo;
    private final BaselineFiles files;
    private final NamedLines named;
    private final FindingFold fold;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<String, Boolean> released = new HashMap<>();
    private final TreeMap<Untrusted, LocalDate> forgotten = new TreeMap<>();
    private final TreeMap<String, LocalDate> reset = new TreeMap<>();
    private final List<Damage> damage = new ArrayList<>();
    private final Set<String> missing = new TreeSet<>();

    /**
     * One line of a sealed day.
     *
     * @param keptOutBy the findings that keep it out; empty where it counts
     */
    record Line(Sealed file, Addend addend, List<String> keptOutBy) {
        String source() {
            return file.source();
        }

        LocalDate day() {
            return file.day();
        }

        boolean counts() {
            return keptOutBy.isEmpty();
        }
    }

    interface Reader {
        void line(Line line);
    }

    Learned(Repo repo, Config.Baseline config) throws IOException {
        this(repo, config, FindingFold.upToNow(repo.layout(), repo.log(), repo.disk()));
    }

    /** With the findings as somebody has read them already. */
    Learned(Repo repo, Config.Baseline config, FindingFold fold) throws IOException {
        this.repo = repo;
        this.files = new BaselineFiles(repo.layout(), repo.log());
        this.named = new NamedLines(repo.layout(), repo.disk());
        this.fold = fold;
        new DecisionLog(repo.layout().decisions()).eachTeaching(0, this::take, damage::add);
        this.to = newest();
        this.from = to.minusDays(config.windowDays() - 1L);
    }

    /** What an actor or a connector taught up to the day on which somebody said so no longer counts. */
    private void take(Decision decision) {
        LocalDate day = LocalDate.ofInstant(decision.at(), ZoneOffset.UTC);
        if (decision.said() instanceof Decision.Forget forget) {
            forgotten.merge(forget.actor(), day, (a, b) -> a.isAfter(b) ? a : b);
        } else if (decision.said() instanceof Decision.Reset anew) {
            reset.merge(anew.source(), day, (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    /** The day before yesterday, as the last run saw it, or the newest sealed day where nothing came for longer. */
    private LocalDate newest() throws IOException {
        RunLog.@Nullable Tail tail = repo.log().tail();
        Instant asOf = tail == null ? repo.now() : tail.last().asOf();
        LocalDate due = LocalDate.ofInstant(asOf, ZoneOffset.UTC).minusDays(2);
        Optional<LocalDate> sealed = files.days().connectors().stream()
                .map(connector -> files.days().of(connector).lastKey()).max(LocalDate::compareTo);
        return sealed.filter(day -> day.isBefore(due)).orElse(due);
    }

    LocalDate from() {
        return from;
    }

    LocalDate to() {
        return to;
    }

    FindingFold fold() {
        return fold;
    }

    /** Sealed days within the window of one connector. */
    List<Sealed> days(String connector) {
        return List.copyOf(files.days().of(connector).subMap(from, to.plusDays(1)).values());
    }

    Set<String> sources() {
        return new TreeSet<>(files.days().connectors());
    }

    /** Every line of the window, connector by connector, oldest day first. */
    void each(Reader reader) throws IOException {
        for (Sealed sealed : standing()) {
            files.each(sealed, addend -> pass(sealed, addend, reader)).ifPresent(damage::add);
        }
    }

    /** Every line of the window whose key holds one of these, in the same order; reads hardly more than these lines. */
    void eachNaming(Set<Untrusted> wanted, Reader reader) throws IOException {
        Names names = Names.of(wanted);
        for (Sealed sealed : standing()) {
            named.each(sealed, names, (bytes, from, length) -> {
                Addend addend = AddendCodec.read(bytes, from, length);
                if (addend.key().stream().anyMatch(wanted::contains)) {
                    pass(sealed, addend, reader);
                }
            }).ifPresent(damage::add);
        }
    }

    void pass(Sealed sealed, Addend addend, Reader reader) {
        if (!isForgotten(addend.key(), sealed.day())) {
            reader.line(new Line(sealed, addend, keepingOut(addend)));
        }
    }

    /** For whoever reads the days in his own way; several threads may. */
    NamedLines named() {
        return named;
    }

    void damaged(Collection<Damage> found) {
        damage.addAll(found);
    }

    /** The sealed days of the window that count and are here. */
    List<Sealed> standing() {
        List<Sealed> standing = new ArrayList<>();
        for (String source : sources()) {
            for (Sealed sealed : days(source)) {
                if (isReset(sealed)) {
                    continue;
                }
                if (files.isHere(sealed)) {
                    standing.add(sealed);
                } else {
                    missing.add(sealed.source() + " " + sealed.day());
                }
            }
        }
        return standing;
    }

    boolean isReset(Sealed sealed) {
        LocalDate upTo = reset.get(sealed.source());
        return upTo != null && !sealed.day().isAfter(upTo);
    }

    boolean isForgotten(List<Untrusted> key, LocalDate day) {
        if (forgotten.isEmpty()) {
            return false;
        }
        for (Untrusted part : key) {
            LocalDate upTo = forgotten.get(part);
            if (upTo != null && !day.isAfter(upTo)) {
                return true;
            }
        }
        return false;
    }

    private List<String> keepingOut(Addend addend) {
        return addend.withheld().isEmpty()
                ? List.of()
                : addend.withheld().stream().filter(id -> !isReleased(id)).toList();
    }

    private boolean isReleased(String id) {
        return released.computeIfAbsent(id, one -> state(one).map(FindingState::isReleased).orElse(false));
    }

    Optional<FindingState> state(String id) {
        return fold.startingWith(id).stream().filter(state -> state.id().equals(id)).findFirst();
    }

    /** Lines that could not be read, and days whose file is not what was sealed. */
    List<Damage> damage() {
        List<Damage> all = new ArrayList<>(fold.damage());
        all.addAll(damage);
        return all;
    }

    /** Sealed days of the window whose file is not here. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
