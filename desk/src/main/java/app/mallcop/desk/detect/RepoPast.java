package app.mallcop.desk.detect;

import app.mallcop.api.Event;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Severity;
import app.mallcop.detect.EventRef;
import app.mallcop.detect.engine.Past;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.EventCodec;
import app.mallcop.store.codec.EventReader;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.events.EventEncoder;
import app.mallcop.store.events.EventFiles;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.runs.Held;
import app.mallcop.store.runs.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the engine asks of the repo, answered from its files. */
final class RepoPast implements Past {

    private final Standing standing;
    private final EventFiles files;
    private final Predicate<String> before;
    private final Predicate<String> now;
    private final Set<Held> held;
    private final Map<String, Optional<FindingState>> asked = new HashMap<>();
    private final EventEncoder encoder = new EventEncoder();

    /**
     * @param before which runs were taken in before this pass
     * @param now which runs are taken in when it is over
     * @param held events that an earlier detection kept back
     */
    RepoPast(Standing standing, EventFiles files, Predicate<String> before, Predicate<String> now,
            Collection<Held> held) {
        this.standing = standing;
        this.files = files;
        this.before = before;
        this.now = now;
        this.held = new HashSet<>(held);
    }

    private Optional<FindingState> state(String id) {
        return asked.computeIfAbsent(id, standing::find);
    }

    @Override
    public Optional<Finding> finding(String id) {
        return state(id).map(FindingState::finding);
    }

    @Override
    public boolean isEnded(String id) {
        return state(id).map(state -> state.ended() != null).orElse(false);
    }

    @Override
    public void events(LocalDate day, Consumer<Event> reader) {
        each(day, before, event -> {
            if (held.isEmpty() || !held.contains(new Held(event.source(), day, event.id()))) {
                reader.accept(event);
            }
        });
    }

    @Override
    public void allEvents(LocalDate day, Consumer<Event> reader) {
        each(day, now, reader);
    }

    private void each(LocalDate day, Predicate<String> counts, Consumer<Event> reader) {
        try {
            List<Path> segments = new ArrayList<>();
            for (String connector : files.connectors()) {
                for (Path segment : files.segments(connector, day)) {
                    if (counts.test(EventFiles.runOf(String.valueOf(segment.getFileName())))) {
                        segments.add(segment);
                    }
                }
            }
            if (!segments.isEmpty()) {
                Ahead.each(into -> read(segments, into), reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(List<Path> segments, Consumer<Event> into) throws IOException {
        EventReader lines = new EventReader();
        for (Path segment : segments) {
            Journal.each(segment, 0, (bytes, from, length, _) -> {
                Event event = decoded(lines, bytes, from, length);
                if (event != null) {
                    into.accept(event);
                }
            });
        }
    }

    /** Null for a line that is no event; whoever read it the first time told. */
    private static @Nullable Event decoded(EventReader lines, byte[] bytes, int from, int length) {
        try {
            return lines.read(bytes, from, length);
        } catch (Tree.Malformed e) {
            return null;
        }
    }

    @Override
    public void withheld(LocalDate day, WithheldReader reader) {
        standing.each(state -> {
            Finding finding = state.finding();
            if (finding != null) {
                finding.withholds().stream().filter(withheld -> withheld.day().equals(day))
                        .forEach(withheld -> reader.withheld(finding.id(), withheld));
            }
        });
    }

    @Override
    public List<Finding> learned(String source) {
        List<Finding> findings = new ArrayList<>();
        standing.each(state -> {
            Finding finding = state.finding();
            if (finding != null && state.status() == FindingStatus.OPEN && finding.sources().contains(source)
                    && state.ended() == null && finding.severity() == Severity.INFO) {
                findings.add(finding);
            }
        });
        return findings;
    }

    @Override
    public List<Evidence> evidence(Collection<EventRef> refs) {
        Map<EventRef, String> hashes = new HashMap<>();
        Map<String, Map<LocalDate, Set<String>>> wanted = new HashMap<>();
        for (EventRef ref : refs) {
            Event event = ref.event();
            if (event != null) {
                byte[] line = encoder.encode(event).line();
                hashes.put(ref, Bytes.sha256Hex(Arrays.copyOf(line, line.length - 1)));
            } else {
                wanted.computeIfAbsent(ref.source(), _ -> new HashMap<>())
                        .computeIfAbsent(ref.day(), _ -> new HashSet<>()).add(ref.id());
            }
        }
        wanted.forEach((source, days) -> days.forEach((day, ids) -> look(source, day, ids, hashes)));
        List<Evidence> evidence = new ArrayList<>();
        for (EventRef ref : refs) {
            String hash = hashes.get(ref);
            if (hash != null) {
                evidence.add(new Evidence(ref.id(), ref.source(), ref.day(), hash));
            }
        }
        return evidence;
    }

    private void look(String source, LocalDate day, Set<String> ids, Map<EventRef, String> hashes) {
        try {
            for (Path segment : files.segments(source, day)) {
                Journal.each(segment, 0, (bytes, from, length, _) -> {
                    if (EventCodec.looksWhole(bytes, from, length)
                            && ids.contains(EventCodec.idAt(bytes, from, length))) {
                        hashes.put(new EventRef(EventCodec.idAt(bytes, from, length), source, day, null),
                                Bytes.sha256Hex(Arrays.copyOfRange(bytes, from, from + length)));
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
