package app.mallcop.connect.aws;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.exports.ExportFormat;
import app.mallcop.connect.exports.Fields;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import java.util.Optional;
import java.util.Set;

/** Files of a trail, and answers of LookupEvents as the command line of AWS prints them. */
public final class TrailExport implements ExportFormat {

    @Override
    public String name() {
        return "cloudtrail";
    }

    @Override
    public String type() {
        return AwsPlatform.TYPE;
    }

    @Override
    public String about() {
        return "files of an AWS CloudTrail trail, and answers of lookup-events";
    }

    @Override
    public Set<String> lists() {
        return Set.of("Records", "records", "Events");
    }

    @Override
    public Records open(Opening opening) {
        Mapper mapper = Mapping.load(AwsPlatform.TYPE).bind(opening.connector(), opening.type());
        return (record, sink) -> take(record, mapper, sink);
    }

    private static void take(Value.Fields record, Mapper mapper, Connector.Sink sink) throws InterruptedException {
        Optional<String> within = Fields.text(record, "CloudTrailEvent");
        Optional<Value.Fields> event = within.isPresent() ? within.flatMap(Fields::json) : Optional.of(record);
        if (event.isEmpty()) {
            sink.unreadable();
        } else if (TrailWindow.isWanted(event.get())) {
            mapper.map(Withheld.from(event.get()), Value.Fields.NONE, sink);
        } else {
            sink.passedOver();
        }
    }
}
