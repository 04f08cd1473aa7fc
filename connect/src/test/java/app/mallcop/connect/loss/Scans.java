package app.mallcop.connect.loss;

import app.mallcop.api.Event;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Scans as the program does, in memory: each stream from its own checkpoint, which moves only when a slice has ended; what
 * was handed over before a failure is kept; a record that comes again is told by its id. Each scan makes the connector
 * anew, as a new process would.
 */
public final class Scans implements Connector.Sink {

    private final Supplier<Connector> connector;
    private final Map<String, String> checkpoints = new HashMap<>();
    private final Map<String, Event> events = new LinkedHashMap<>();
    private final List<Value.Fields> raws = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Connector.Gap> gaps = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();
    private int unreadable;
    private int conflicts;

    public Scans(Supplier<Connector> connector) {
        this.connector = connector;
    }

    /** @return the names of the streams that failed */
    public List<String> run(Instant asOf) throws InterruptedException {
        List<String> failed = new ArrayList<>();
        try {
            for (Connector.Stream stream : connector.get().offer().streams()) {
                try {
                    read(stream, asOf);
                } catch (PlatformFailed e) {
                    failed.add(stream.name());
                    failures.add(stream.name() + ": " + e.problem().message() + " [" + e.problem().code() + "]");
                }
            }
        } catch (PlatformFailed e) {
            failed.add("connector");
            failures.add("connector: " + e.problem().message() + " [" + e.problem().code() + "]");
        }
        return failed;
    }

    private void read(Connector.Stream stream, Instant asOf) throws PlatformFailed, InterruptedException {
        Connector.Slice slice;
        int slices = 0;
        do {
            slice = stream.read(checkpoints.get(stream.name()), asOf, this);
            String next = slice.checkpoint();
            if (next != null) {
                checkpoints.put(stream.name(), next);
            }
            Connector.Gap gap = slice.gap();
            if (gap != null) {
                gaps.add(gap);
            }
            if (++slices > 5_000) {
                throw new AssertionError(stream.name() + " never catches up");
            }
        } while (slice.more());
    }

    @Override
    public void accept(Event event, @Nullable RawPayload raw) {
        if (raw != null) {
            raws.add(raw.content());
        }
        Event before = events.putIfAbsent(event.source() + " " + event.day() + " " + event.id(), event);
        if (before != null && !before.equals(event)) {
            conflicts++;
        }
    }

    @Override
    public void unknown(Untrusted operation) {
        unknown.add(operation.clear());
    }

    @Override
    public void unreadable() {
        unreadable++;
    }

    public List<Event> events() {
        return List.copyOf(events.values());
    }

    /** The records as the platform gave them, one for each event. */
    public List<Value.Fields> raws() {
        return List.copyOf(raws);
    }

    /** The platform's own ids of all events. */
    public Set<String> vendorIds() {
        return events.values().stream()
                .map(event -> event.metadata().text("vendor_id").map(Untrusted::clear).orElse("(none)"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every failure so far, in words. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    public List<Connector.Gap> gaps() {
        return List.copyOf(gaps);
    }

    public Set<String> unknownOperations() {
        return Set.copyOf(unknown);
    }

    public int unreadableRecords() {
        return unreadable;
    }

    /** Records that came again under their id and said something else. */
    public int conflicts() {
        return conflicts;
    }

    public Map<String, String> checkpoints() {
        return Map.copyOf(checkpoints);
    }
}
