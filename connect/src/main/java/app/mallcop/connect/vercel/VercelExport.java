package app.mallcop.connect.vercel;

import app.mallcop.api.Value;
import app.mallcop.connect.exports.ExportFormat;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import java.util.Optional;
import java.util.Set;

/** Events and deployments as Vercel's interface gives them. */
public final class VercelExport implements ExportFormat {

    @Override
    public String name() {
        return "vercel";
    }

    @Override
    public String type() {
        return VercelPlatform.TYPE;
    }

    @Override
    public String about() {
        return "answers of Vercel's events and deployments";
    }

    @Override
    public Set<String> lists() {
        return Set.of("events", "deployments");
    }

    @Override
    public Records open(Opening opening) {
        Mapper events = Mapping.load("vercel").bind(opening.connector(), opening.type());
        Mapper deployments = Mapping.load("vercel-deployments").bind(opening.connector(), opening.type());
        return (record, sink) -> {
            Optional<String> deployment = Said.word(record, "uid");
            if (deployment.isEmpty()) {
                events.map(record, Value.Fields.NONE, sink);
            } else {
                for (Value.Fields stage : Deployments.stages(record, deployment.get())) {
                    deployments.map(stage, Value.Fields.NONE, sink);
                }
            }
        };
    }
}
