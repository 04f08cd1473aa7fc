package app.mallcop.connect.polling;

import app.mallcop.api.plugin.Connector;

/** How connectors of one type are made. Making one asks nobody for anything. */
public interface Platform {

    String type();

    Connector connect(Wiring wiring);
}
