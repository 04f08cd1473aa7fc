package app.mallcop.connect.azure;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one record of those that tell of one operation, as a scan does, of a file that may be in either order: they wait for
 * each other no longer than an operation may take.
 */
final class ExportedOperations {

    private static final int MOST_WAITING = 20_000;
    private static final int MOST_OF_ONE = 16;

    /** Takes a record. */
    interface Out {
        void take(Value.Fields record, Connector.Sink sink) throws InterruptedException;
    }

    private record Told(Value.Fields record, Instant at) {}

    private final Out out;
    private final Map<String, List<Told>> waiting = new LinkedHashMap<>();

    ExportedOperations(Out out) {
        this.out = out;
    }

    void take(Value.Fields record, Connector.Sink sink) throws InterruptedException {
        Optional<Instant> time = Said.time(record, "eventTimestamp").or(() -> Said.time(record, "time"));
        String key = Operations.key(record);
        if (time.isEmpty() || key == null || !Operations.changes(record)) {
            out.take(record, sink);
            return;
        }
        release(time.get(), sink);
        List<Told> of = waiting.computeIfAbsent(key, _ -> new ArrayList<>());
        of.add(new Told(record, time.get()));
        if (of.size() == MOST_OF_ONE) {
            waiting.remove(key);
            tell(of, sink);
        } else if (waiting.size() > MOST_WAITING) {
            Iterator<List<Told>> oldest = waiting.values().iterator();
            List<Told> longest = oldest.next();
            oldest.remove();
            tell(longest, sink);
        }
    }

    /** Those to which nothing comes any more: the file is an hour past them. */
    private void release(Instant now, Connector.Sink sink) throws InterruptedException {
        Iterator<List<Told>> all = waiting.values().iterator();
        while (all.hasNext()) {
            List<Told> of = all.next();
            Instant last = of.getLast().at();
            if (Duration.between(last, now).abs().compareTo(Operations.LONGEST) <= 0) {
                break;
            }
            all.remove();
            tell(of, sink);
        }
    }

    void end(Connector.Sink sink) throws InterruptedException {
        for (List<Told> of : waiting.values()) {
            tell(of, sink);
        }
        waiting.clear();
    }

    private void tell(List<Told> of, Connector.Sink sink) throws InterruptedException {
        List<Told> inOrder = of.stream().sorted(Comparator.comparing(Told::at).reversed()).toList();
        Value.Fields merged = inOrder.getFirst().record();
        for (Told earlier : inOrder.subList(1, inOrder.size())) {
            merged = Operations.merged(merged, earlier.record());
        }
        out.take(merged, sink);
    }
}
