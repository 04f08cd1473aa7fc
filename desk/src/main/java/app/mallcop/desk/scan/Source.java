package app.mallcop.desk.scan;

import app.mallcop.api.Problem;
import app.mallcop.api.plugin.Connector;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connector of the config, ready to be read, or why it is not. */
public record Source(String id, String type, @Nullable Connector connector, @Nullable Problem why) {

    public static Source ready(String id, Connector connector) {
        return new Source(id, connector.type(), connector, null);
    }

    public static Source broken(String id, String type, Problem why) {
        return new Source(id, type, null, why);
    }

    public Optional<Connector> made() {
        return Optional.ofNullable(connector);
    }
}
