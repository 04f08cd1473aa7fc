package app.mallcop.connect.supabase;

import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.polling.Platform;
import app.mallcop.connect.polling.Wiring;

/** Connectors of type {@code supabase}. */
public final class SupabasePlatform implements Platform {

    public static final String TYPE = "supabase";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Connector connect(Wiring wiring) {
        return new SupabaseConnector(wiring);
    }
}
