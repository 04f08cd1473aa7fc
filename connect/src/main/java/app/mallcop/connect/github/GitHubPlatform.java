package app.mallcop.connect.github;

import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.polling.Platform;
import app.mallcop.connect.polling.Wiring;

/** How GitHub connectors are made. */
public final class GitHubPlatform implements Platform {

    public static final String TYPE = "github";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Connector connect(Wiring wiring) {
        return new GitHubConnector(wiring);
    }
}
