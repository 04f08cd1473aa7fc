package app.mallcop.connect.aws;

import app.mallcop.api.EventType;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Wiring;
import java.util.Set;

/** Reads CloudTrail. Holds nothing of the SDK, so that making one loads nothing of it. */
final class AwsConnector implements Connector {

    private final Wiring wiring;

    AwsConnector(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public String type() {
        return AwsPlatform.TYPE;
    }

    @Override
    public Set<EventType> eventTypes() {
        return Mapping.load(AwsPlatform.TYPE).eventTypes();
    }

    @Override
    public Discovery discover() throws InterruptedException {
        return new AwsDiscovery(wiring).found();
    }

    @Override
    public Offer offer() throws PlatformFailed, InterruptedException {
        AwsSettings settings = AwsSettings.of(wiring);
        Aws aws = new Aws(wiring, settings);
        aws.identity(settings.account());
        Mapping mapping = Mapping.load(AwsPlatform.TYPE);
        return settings.bucket().isPresent()
                ? new TrailFiles(aws, settings, wiring, mapping).offer()
                : new Lookups(aws, settings, wiring, mapping).offer();
    }
}
