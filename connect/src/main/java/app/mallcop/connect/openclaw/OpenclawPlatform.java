package app.mallcop.connect.openclaw;

import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.openclaw.settings.Listening;
import app.mallcop.connect.polling.Platform;
import app.mallcop.connect.polling.Wiring;
import java.nio.file.Path;

/** Connectors of type {@code openclaw}. */
public final class OpenclawPlatform implements Platform {

    public static final String TYPE = "openclaw";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Connector connect(Wiring wiring) {
        return new OpenclawConnector(wiring, Listening.here(), Path.of("/tmp"));
    }
}
