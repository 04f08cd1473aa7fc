package app.mallcop.store.events;

import app.mallcop.api.RawPayload;
import app.mallcop.store.codec.BoxMemo;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;

/** A raw payload as it will be stored, made once: its hash is taken of these bytes, and its line holds them. */
public final class KeptRaw {

    /** {@code {"content":…}} */
    private final byte[] canonical;

    private KeptRaw(byte[] canonical) {
        this.canonical = canonical;
    }

    RawPayload.Ref ref() {
        return new RawPayload.Ref("sha256:" + Bytes.sha256Hex(canonical));
    }

    /** What its line holds beside the event's id. */
    void addTo(Bytes line) {
        line.write(canonical, 1, canonical.length - 1);
    }

    /** Makes them, and remembers what comes again. Not for use by two threads. */
    static final class Maker {

        private final Bytes bytes = new Bytes(2 * 1024);
        private final CanonicalJson json = new CanonicalJson(bytes, new BoxMemo());

        KeptRaw make(RawPayload payload) {
            bytes.clear();
            json.begin().field("content", payload.content()).end().flush();
            return new KeptRaw(bytes.copy());
        }
    }
}
