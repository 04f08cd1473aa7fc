package app.mallcop.connect.supabase;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sessions are prolonged by the thousand: each prolonging leaves two entries. They become one record for each actor,
 * address and hour. Only hours that are over are told, each of all its entries, so that the same entries give the same
 * record whenever they are read; an hour to which something came late is told anew under another id.
 */
final class Refreshes {

    /** What may still be on its way when an hour ends. */
    static final Duration SETTLED = Duration.ofMinutes(5);
    /** Reading again at least so much finds every hour whole in the first scan after it has settled. */
    static final Duration OVERLAP = Duration.ofHours(2);

    private static final Set<String> COUNTED = Set.of("token_refreshed", "token_revoked");

    /** Takes a record. */
    interface Out {
        void take(Value.Fields record) throws InterruptedException;
    }

    private record Key(String action, String actor, String address) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byAction = action.compareTo(other.action);
            int byActor = byAction != 0 ? byAction : actor.compareTo(other.actor);
            return byActor != 0 ? byActor : address.compareTo(other.address);
        }
    }

    /** The entries of one key in one hour; the oldest stands for all. */
    private static final class Group {
        private final TreeSet<String> ids = new TreeSet<>();
        private Value.Fields oldest = Value.Fields.NONE;
        private Instant at = Instant.MAX;
        private String first = "";

        void add(Value.Fields entry, String id, Instant when) {
            ids.add(id);
            int order = when.compareTo(at);
            if (order < 0 || (order == 0 && id.compareTo(first) < 0)) {
                oldest = entry;
                at = when;
                first = id;
            }
        }
    }

    private final Instant from;
    private final Instant settled;
    private final boolean anyOrder;
    private final TreeMap<Key, Group> groups = new TreeMap<>();
    /** The hour that is being read; those after it have been told. */
    private Instant hour = Instant.MAX;

    Refreshes(Instant from, Instant until) {
        this(from, until.minus(SETTLED), false);
    }

    private Refreshes(Instant from, Instant settled, boolean anyOrder) {
        this.from = from;
        this.settled = settled;
        this.anyOrder = anyOrder;
    }

    /** Of a file that begins with the newest or with the oldest; an hour ends where another begins. */
    static Refreshes ofExport(Instant ever) {
        return new Refreshes(Instant.EPOCH, ever, true);
    }

    /** Whether it was one of those that are counted; entries come newest first. */
    boolean take(Value.Fields entry, Instant at, Out out) throws InterruptedException {
        Value.Fields payload = Said.fields(entry, "payload");
        String action = Said.word(payload, "action").orElse("");
        String id = Said.word(entry, "id").orElse("");
        Instant its = at.truncatedTo(ChronoUnit.HOURS);
        if (its.isBefore(hour) || (anyOrder && !its.equals(hour))) {
            tell(out);
            hour = its;
        }
        if (!COUNTED.contains(action) || id.isEmpty()) {
            return false;
        }
        // one of an hour that was told was pushed to a later page by new entries
        if (its.equals(hour) && !its.isBefore(from) && !its.plus(Duration.ofHours(1)).isAfter(settled)) {
            Key key = new Key(action, Said.word(payload, "actor_id").orElse(""),
                    Said.word(entry, "ip_address").orElse(""));
            groups.computeIfAbsent(key, _ -> new Group()).add(entry, id, at);
        }
        return true;
    }

    void end(Out out) throws InterruptedException {
        tell(out);
    }

    private void tell(Out out) throws InterruptedException {
        for (var each : groups.entrySet()) {
            Group group = each.getValue();
            TreeMap<Untrusted, Value> record = new TreeMap<>(group.oldest.fields());
            record.put(Untrusted.of("id"), Value.text("hour-" + digest(group.ids)));
            record.put(Untrusted.of("operation_count"), Value.number(group.ids.size()));
            out.take(new Value.Fields(record));
        }
        groups.clear();
    }

    private static String digest(SortedSet<String> ids) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String id : ids) {
                sha.update(id.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
