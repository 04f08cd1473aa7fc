package app.mallcop.connect.vercel;

import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.polling.Platform;
import app.mallcop.connect.polling.Wiring;

/** Connectors of type {@code vercel}. */
public final class VercelPlatform implements Platform {

    public static final String TYPE = "vercel";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Connector connect(Wiring wiring) {
        return new VercelConnector(wiring);
    }
}
