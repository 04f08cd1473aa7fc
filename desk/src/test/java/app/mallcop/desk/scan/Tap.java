package app.mallcop.desk.scan;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Metadata;
import app.mallcop.api.Problem;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A platform whose streams do what the test says. */
final class Tap implements Connector {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    interface Slices {
        /** @param number of the slice, from 0; the checkpoint counts them */
        void read(int number, Sink sink) throws PlatformFailed, InterruptedException;
    }

    private final List<Stream> streams = new ArrayList<>();
    private boolean ownReading;
    final List<String> startedFrom = new ArrayList<>();

    /** What its events say is our own reading of what the platform has. */
    Tap ownReading() {
        ownReading = true;
        return this;
    }

    Tap stream(String name, int slices, Slices what) {
        streams.add(new Stream() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean isOwnReading() {
                return ownReading;
            }

            @Override
            public Slice read(@Nullable String checkpoint, Instant asOf, Sink sink)
                    throws PlatformFailed, InterruptedException {
                synchronized (startedFrom) {
                    startedFrom.add(name + " from " + checkpoint);
                }
                int number = checkpoint == null ? 0 : Integer.parseInt(checkpoint);
                if (number < slices) {
                    what.read(number, sink);
                }
                int next = Math.min(number + 1, slices);
                return new Slice(NOON.minusSeconds(3600), NOON, "" + next, next < slices, null);
            }
        });
        return this;
    }

    static Event event(String id) {
        return event(id, "bob");
    }

    static Event event(String id, String actor) {
        return new Event("evt-2026-03-10-tap-" + id, NOON.minusSeconds(60), "tap", "tap", new EventType("login"),
                Untrusted.of(actor), Untrusted.of("console"), Untrusted.of("login"), Severity.INFO, Metadata.NONE,
                Traces.NONE, null);
    }

    static PlatformFailed broken() {
        return new PlatformFailed(PlatformFailed.Kind.BROKEN,
                Problem.of("platform-broken", "Tap is broken: 500", "Try again later."));
    }

    @Override
    public String type() {
        return "tap";
    }

    @Override
    public Set<EventType> eventTypes() {
        return Set.of(new EventType("login"));
    }

    @Override
    public Discovery discover() {
        return Discovery.absent();
    }

    @Override
    public Offer offer() {
        return Offer.of(streams);
    }
}
