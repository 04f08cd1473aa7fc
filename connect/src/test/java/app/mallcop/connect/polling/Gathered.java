package app.mallcop.connect.polling;

import app.mallcop.api.Event;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a stream hands over. */
public final class Gathered implements Connector.Sink {

    public final List<Event> events = new ArrayList<>();
    public final List<Untrusted> unknown = new ArrayList<>();
    public int unreadable;

    @Override
    public void accept(Event event, @Nullable RawPayload raw) {
        events.add(event);
    }

    @Override
    public void unknown(Untrusted operation) {
        unknown.add(operation);
    }

    @Override
    public void unreadable() {
        unreadable++;
    }
}
