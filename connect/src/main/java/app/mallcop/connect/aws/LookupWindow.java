package app.mallcop.connect.aws;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/** Pages through LookupEvents, newest first as AWS gives them. A token is good only with the very same parameters. */
final class LookupWindow implements TimeStream.Window {

    private static final int MOST = 50;

    private final Aws aws;
    private final String region;
    private final Pass pass;
    private final Mapper mapper;

    LookupWindow(Aws aws, String region, Pass pass, Mapper mapper) {
        this.aws = aws;
        this.region = region;
        this.pass = pass;
        this.mapper = mapper;
    }

    @Override
    public void read(Instant from, Instant until, Connector.Sink sink) throws PlatformFailed, InterruptedException {
        LookupEventsRequest question = LookupEventsRequest.builder().startTime(from).endTime(until).maxResults(MOST)
                .lookupAttributes(pass.attribute()).build();
        String token = null;
        do {
            LookupEventsResponse page = page(question, token);
            for (Event event : page.events()) {
                hand(event, sink);
            }
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
    }

    private LookupEventsResponse page(LookupEventsRequest question, @Nullable String token)
            throws PlatformFailed, InterruptedException {
        return aws.lookUp(region, () -> aws.trail(region)
                .lookupEvents(token == null ? question : question.toBuilder().nextToken(token).build()));
    }

    private void hand(Event event, Connector.Sink sink) throws InterruptedException {
        try {
            String text = event.cloudTrailEvent();
            if (text == null) {
                sink.unreadable();
                return;
            }
            mapper.map(Withheld.from(Json.object(Json.value(text))), Value.Fields.NONE, sink);
        } catch (Unreadable e) {
            sink.unreadable();
        }
    }
}
