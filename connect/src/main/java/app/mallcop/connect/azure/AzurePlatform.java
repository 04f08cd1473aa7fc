package app.mallcop.connect.azure;

import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.polling.Platform;
import app.mallcop.connect.polling.Wiring;

/** {@code azure}. */
public final class AzurePlatform implements Platform {

    public static final String TYPE = "azure";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Connector connect(Wiring wiring) {
        return new AzureConnector(wiring);
    }
}
