package app.mallcop.connect.vercel;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Deployments: each is told when it was made, and once more when it is done. Those that were not done when they were last
 * seen stand in the checkpoint and are asked for by name until they are.
 */
final class Deployments implements Connector.Stream {

    static final String NAME = "deployments";

    private static final Set<String> DONE = Set.of("READY", "ERROR", "CANCELED", "DELETED", "BLOCKED");
    private static final String CREATED = "created";
    private static final int PAGE = 100;
    /** A team that builds more at once than this can't be. */
    private static final int MOST_OPEN = 500;
    private static final Keeping KEEPING = Keeping.days(365, Duration.ofMinutes(15), Duration.ofDays(7));

    private final VercelApi api;
    private final Mapper mapper;
    private final TimeStream listing;
    private final TreeSet<String> open = new TreeSet<>();
    private final TreeSet<String> listed = new TreeSet<>();

    Deployments(VercelApi api, Mapper mapper, Wiring.Reach reach) {
        this.api = api;
        this.mapper = mapper;
        this.listing = new TimeStream(NAME, KEEPING, reach, this::list);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Connector.Slice read(@Nullable String checkpoint, Instant asOf, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        String[] parts = checkpoint == null ? new String[0] : checkpoint.split(" ", -1);
        for (int i = 1; i < parts.length; i++) {
            open.add(parts[i]);
        }
        Connector.Slice slice = listing.read(parts.length == 0 ? null : parts[0], asOf, sink);
        if (!slice.more()) {
            askForOpen(sink);
        }
        String mark = slice.checkpoint() != null ? slice.checkpoint() : parts.length == 0 ? null : parts[0];
        return new Connector.Slice(slice.from(), slice.until(),
                mark == null ? null : open.isEmpty() ? mark : mark + " " + String.join(" ", open), slice.more(),
                slice.gap());
    }

    private void list(Instant from, Instant until, Connector.Sink sink) throws PlatformFailed, InterruptedException {
        Map<String, String> query = new TreeMap<>();
        query.put("limit", Integer.toString(PAGE));
        query.put("since", Long.toString(from.toEpochMilli() - 1));
        String before = Long.toString(until.toEpochMilli() + 1);
        Set<String> seen = Set.of();
        while (true) {
            query.put("until", before);
            VercelApi.Page page = api.page(List.of("v6", "deployments"), query, "deployments");
            Set<String> ids = new TreeSet<>();
            boolean news = false;
            for (Value.Fields deployment : page.records()) {
                String id = Said.word(deployment, "uid").orElse("");
                ids.add(id);
                news |= !seen.contains(id);
                tell(deployment, id, sink);
            }
            Optional<String> next = page.next();
            if (next.isEmpty() || !news || next.get().length() > 18
                    || !next.get().chars().allMatch(Character::isDigit)) {
                return;
            }
            // one more, so that those of the page's last millisecond that did not fit into it are not passed over
            before = Long.toString(Long.parseLong(next.get()) + 1);
            seen = ids;
        }
    }

    private void askForOpen(Connector.Sink sink) throws PlatformFailed, InterruptedException {
        for (String id : List.copyOf(open)) {
            if (!listed.contains(id)) {
                Optional<Value.Fields> deployment = api.find(List.of("v13", "deployments", id));
                if (deployment.isEmpty()) {
                    open.remove(id);
                } else {
                    told(deployment.get(), id, sink);
                }
            }
        }
    }

    private void tell(Value.Fields deployment, String id, Connector.Sink sink) throws InterruptedException {
        mapper.map(stage(deployment, id, CREATED), Value.Fields.NONE, sink);
        listed.add(id);
        told(deployment, id, sink);
    }

    /** Its end, if it has come. */
    private void told(Value.Fields deployment, String id, Connector.Sink sink) throws InterruptedException {
        String state = state(deployment);
        if (DONE.contains(state)) {
            open.remove(id);
            mapper.map(stage(deployment, id, state.toLowerCase(Locale.ROOT)), Value.Fields.NONE, sink);
        } else if (open.size() < MOST_OPEN && !id.isEmpty() && id.chars().noneMatch(c -> c <= ' ')) {
            open.add(id);
        }
    }

    private static String state(Value.Fields deployment) {
        return Said.word(deployment, "readyState").or(() -> Said.word(deployment, "state")).orElse("");
    }

    /** What is told of it: that it was made, and its end, if it has come. */
    static List<Value.Fields> stages(Value.Fields deployment, String id) {
        Value.Fields made = stage(deployment, id, CREATED);
        String state = state(deployment);
        return DONE.contains(state)
                ? List.of(made, stage(deployment, id, state.toLowerCase(Locale.ROOT)))
                : List.of(made);
    }

    private static Value.Fields stage(Value.Fields deployment, String id, String stage) {
        TreeMap<Untrusted, Value> with = new TreeMap<>(deployment.fields());
        with.put(Untrusted.of("uid"), Value.text(id));
        with.put(Untrusted.of("stage"), Value.text(stage));
        return new Value.Fields(with);
    }
}
