package app.mallcop.connect.vercel;

import app.mallcop.api.Problem;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.TimeStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The activity log, newest first. The next page begins at the oldest moment of the one before, that moment included: many
 * events may share it, and Vercel does not say on which side of a bound an event of that very moment falls.
 */
final class Activity implements TimeStream.Window {

    private static final List<String> PATH = List.of("v3", "events");
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 12_800;

    private final VercelApi api;
    private final Mapper mapper;

    Activity(VercelApi api, Mapper mapper) {
        this.api = api;
        this.mapper = mapper;
    }

    @Override
    public void read(Instant from, Instant until, Connector.Sink sink) throws PlatformFailed, InterruptedException {
        Instant before = until;
        Set<String> seen = Set.of();
        int size = PAGE;
        while (true) {
            List<Value.Fields> page = api.page(PATH, question(from, before, size), "events").records();
            Set<String> ids = new HashSet<>();
            Instant oldest = before;
            boolean news = false;
            for (Value.Fields event : page) {
                String id = Said.word(event, "id").orElse("");
                Instant at = Said.time(event, "createdAt").orElse(oldest);
                oldest = at.isBefore(oldest) ? at : oldest;
                ids.add(id);
                if (id.isEmpty() || !seen.contains(id)) {
                    news = true;
                    mapper.map(event, Value.Fields.NONE, sink);
                }
            }
            Instant next = oldest.plusMillis(1);
            boolean stands = !next.isBefore(before);
            if (page.isEmpty() || (!news && page.size() < size)) {
                return;
            }
            if (stands && page.size() >= size) {
                size = larger(size);
            } else if (stands) {
                return;
            }
            before = next;
            seen = ids;
        }
    }

    /** More happened in one millisecond than a page holds. */
    private static int larger(int size) throws PlatformFailed {
        if (size >= LARGEST_PAGE) {
            throw new PlatformFailed(PlatformFailed.Kind.BROKEN, Problem.of("pages-stand-still",
                    "Vercel's activity log does not get past one moment", "Please report this."));
        }
        return size * 2;
    }

    private static Map<String, String> question(Instant from, Instant before, int size) {
        Map<String, String> query = new TreeMap<>();
        query.put("since", from.minusMillis(1).toString());
        query.put("until", before.toString());
        query.put("limit", Integer.toString(size));
        query.put("withPayload", "true");
        return query;
    }
}
