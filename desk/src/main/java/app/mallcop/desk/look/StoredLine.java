package app.mallcop.desk.look;

import app.mallcop.api.Event;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.EventCodec;
import java.nio.charset.StandardCharsets;

/** An event as its line in a segment: what programs get, and what {@code mallcop import} reads. Boxed, without the raw payload. */
public final class StoredLine {

    private StoredLine() {}

    /** Without a newline. */
    public static String of(Event event) {
        Bytes bytes = new Bytes(1024);
        CanonicalJson json = new CanonicalJson(bytes);
        EventCodec.write(event, json);
        json.flush();
        return new String(bytes.array(), 0, bytes.size(), StandardCharsets.UTF_8);
    }
}
