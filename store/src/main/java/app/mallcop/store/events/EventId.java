package app.mallcop.store.events;

import app.mallcop.api.Event;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * Ids are content-addressed: the same record read twice, in whatever clone, gets the same id. Taken of the connector and
 * the platform's own id where there is one, else of all the record says. 128 bits. Not for use by two threads.
 */
public final class EventId {

    private static final byte[] OF_VENDOR_ID = {'v', 0};
    private static final byte[] OF_CONTENT = {'c', 0};

    private final MessageDigest sha = Bytes.sha256();
    private final Bytes buffer = new Bytes(1024);
    private final CanonicalJson json = new CanonicalJson(buffer);

    public String ofVendorId(String connector, LocalDate day, String vendorId) {
        sha.update(OF_VENDOR_ID);
        sha.update(connector.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        return id(connector, day, sha.digest(vendorId.getBytes(StandardCharsets.UTF_8)));
    }

    /** For a record without an id of its own; two that agree in everything are one. */
    public String ofContent(Event event) {
        buffer.clear();
        EventCodec.writeBody(event, json.begin());
        json.end().flush();
        sha.update(OF_CONTENT);
        sha.update(buffer.array(), 0, buffer.size());
        return id(event.source(), event.day(), sha.digest());
    }

    private static String id(String connector, LocalDate day, byte[] hash) {
        return "evt-" + day + "-" + connector + "-" + HexFormat.of().formatHex(hash, 0, 16);
    }
}
