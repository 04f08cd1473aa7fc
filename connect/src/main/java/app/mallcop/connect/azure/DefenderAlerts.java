package app.mallcop.connect.azure;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.net.Ask;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alerts of one subscription, all there are: they change after they were raised, and can't be asked for by time. */
record DefenderAlerts(String subscription, Pages arm, URI base, Mapper mapper) implements Connector.Stream {

    @Override
    public String name() {
        return "defender:" + subscription;
    }

    @Override
    public Connector.Slice read(@Nullable String checkpoint, Instant asOf, Connector.Sink sink)
            throws app.mallcop.api.plugin.PlatformFailed, InterruptedException {
        URI all = Ask.uri(base, List.of("subscriptions", subscription, "providers", "Microsoft.Security", "alerts"),
                Map.of("api-version", "2022-01-01"));
        arm.read(all, alert -> mapper.map(alert, Value.Fields.NONE, sink));
        return Connector.Slice.last(asOf, asOf.toString());
    }
}
