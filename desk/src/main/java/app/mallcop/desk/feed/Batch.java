package app.mallcop.desk.feed;

import app.mallcop.store.events.EventEncoder;
import app.mallcop.store.events.KeptRaw;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some of what was read, in order. */
record Batch(List<Ready> events, List<Import.BadLine> badLines) {

    /** An event, ready to be filed. */
    record Ready(EventEncoder.Encoded encoded, @Nullable KeptRaw raw) {}
}
