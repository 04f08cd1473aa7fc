package app.mallcop.connect.containerlogs;

import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stream of lines: what they mean is said by parsers that people change, while the lines stay what they were. */
record ReadByParser(Connector.Stream lines) implements Connector.Stream {

    @Override
    public String name() {
        return lines.name();
    }

    @Override
    public boolean isOwnReading() {
        return true;
    }

    @Override
    public Connector.Slice read(@Nullable String checkpoint, Instant asOf, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        return lines.read(checkpoint, asOf, sink);
    }
}
