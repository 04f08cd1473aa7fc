package app.mallcop.connect.aws;

import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.polling.Platform;
import app.mallcop.connect.polling.Wiring;

/** Connectors of type {@code aws-cloudtrail}. */
public final class AwsPlatform implements Platform {

    static final String TYPE = "aws-cloudtrail";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Connector connect(Wiring wiring) {
        return new AwsConnector(wiring);
    }
}
