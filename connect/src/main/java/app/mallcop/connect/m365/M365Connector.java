package app.mallcop.connect.m365;

import app.mallcop.api.EventType;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.api.plugin.PlatformFailed.Kind;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads each content type as a stream of its own, and subscribes to those that are not yet. */
final class M365Connector implements Connector {

    /**
     * Times are those from which content can be had. Seven days back it is refused, so a little less; what is listed
     * late is found by listing a day again.
     */
    private static final Keeping KEEPING = new Keeping(Duration.ofDays(7).minusMinutes(15), Duration.ofHours(24),
            Duration.ofHours(24));

    private final Wiring wiring;

    M365Connector(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public String type() {
        return M365Platform.TYPE;
    }

    @Override
    public Set<EventType> eventTypes() {
        return Mapping.load(M365Platform.TYPE).eventTypes();
    }

    @Override
    public Discovery discover() throws InterruptedException {
        return new M365Discovery(wiring).found();
    }

    @Override
    public Offer offer() throws PlatformFailed, InterruptedException {
        Feed feed = Feed.of(wiring);
        Mapping mapping = Mapping.load(M365Platform.TYPE);
        List<String> asked = wiring.options().texts("content_types");
        List<Stream> streams = new ArrayList<>();
        List<String> loses = new ArrayList<>();
        PlatformFailed first = null;
        for (String type : asked.isEmpty() ? Feed.CONTENT_TYPES : asked) {
            try {
                feed.subscribe(type);
                streams.add(new TimeStream(type, KEEPING, wiring.reach(),
                        new ContentWindow(feed, type, mapping.bind(wiring.id(), wiring.type()))));
            } catch (PlatformFailed e) {
                if (e.kind() != Kind.PERMISSION && e.kind() != Kind.CREDENTIALS) {
                    throw e;
                }
                first = first == null ? e : first;
                loses.add(lost(type));
            }
        }
        return offer(streams, loses, first);
    }

    private static Offer offer(List<Stream> streams, List<String> loses, @Nullable PlatformFailed first)
            throws PlatformFailed {
        if (streams.isEmpty() && first != null) {
            throw first;
        }
        return new Offer(streams, "Management Activity API", loses);
    }

    private static String lost(String type) {
        return type.equals(Feed.DLP)
                ? "DLP.All needs the permission ActivityFeed.ReadDlp: what Microsoft's data loss prevention saw is not read."
                : "A content type is not permitted to the application and is not read: " + type;
    }
}
