package app.mallcop.store.events;

import app.mallcop.api.Event;
import app.mallcop.store.codec.BoxMemo;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.EventCodec;

/** Turns events into the lines that a segment holds. Apart from the intake, so that it can be done on another thread. */
public final class EventEncoder {

    /** @param line with its newline; {@code body} is where, in it, what follows the id begins */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Encoded(Event event, byte[] line, int body) {}

    private final Bytes line = new Bytes(2 * 1024);
    private final CanonicalJson json = new CanonicalJson(line, new BoxMemo());

    /** Not for use by two threads. */
    public Encoded encode(Event event) {
        line.clear();
        EventCodec.write(event, json);
        json.flush();
        line.write('\n');
        return new Encoded(event, line.copy(), EventCodec.bodyStart(line.array(), 0, line.size()));
    }
}
