package app.mallcop.connect.containerlogs;

import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.polling.Platform;
import app.mallcop.connect.polling.Wiring;

/** {@code container-logs}: lines of container apps, out of a Log Analytics workspace. */
public final class ContainerLogsPlatform implements Platform {

    public static final String TYPE = "container-logs";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Connector connect(Wiring wiring) {
        return new ContainerLogsConnector(wiring);
    }
}
