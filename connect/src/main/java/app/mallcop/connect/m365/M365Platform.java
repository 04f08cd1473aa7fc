package app.mallcop.connect.m365;

import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.polling.Platform;
import app.mallcop.connect.polling.Wiring;

/** Connectors of type {@code m365}. */
public final class M365Platform implements Platform {

    static final String TYPE = "m365";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Connector connect(Wiring wiring) {
        return new M365Connector(wiring);
    }
}
