package app.mallcop.connect.containerlogs;

import app.mallcop.api.Value;
import app.mallcop.api.config.ConfigError;
import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.exports.ExportFormat;
import app.mallcop.connect.lines.Parsers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of the tables of container logs, as the workspace or its command line gives them. */
public final class LogExport implements ExportFormat {

    @Override
    public String name() {
        return "container-logs";
    }

    @Override
    public String type() {
        return ContainerLogsPlatform.TYPE;
    }

    @Override
    public String about() {
        return "rows of ContainerAppConsoleLogs_CL or ContainerAppConsoleLogs";
    }

    @Override
    public Set<String> lists() {
        return Set.of("value");
    }

    @Override
    public Records open(Opening opening) {
        Parsers parsers = Parsers.of(opening.repo());
        if (!parsers.errors().isEmpty()) {
            ConfigError first = parsers.errors().getFirst();
            throw app.mallcop.api.Refusal.usage("bad-parser", first.message(),
                    (first.hint().isBlank() ? "mend it" : first.hint())
                            + "; mallcop verify --all tells everything that is wrong");
        }
        ParsedLines lines = new ParsedLines(opening.connector(), opening.type(), parsers);
        return new Records() {
            private @Nullable Instant first;
            private @Nullable Instant last;

            @Override
            public void take(Value.Fields row, Connector.Sink sink) throws InterruptedException {
                LogLine line = ContainerLogs.exported(row);
                if (line == null) {
                    sink.unreadable();
                    return;
                }
                first = first == null || line.cameIn().isBefore(first) ? line.cameIn() : first;
                last = last == null || line.cameIn().isAfter(last) ? line.cameIn() : last;
                lines.take(line, sink);
            }

            @Override
            public void end(Connector.Sink sink) throws InterruptedException {
                // All that the file has of an hour is summed up: nobody knows whether there was more.
                if (first != null && last != null) {
                    lines.windowEnds(first.truncatedTo(ChronoUnit.HOURS),
                            last.plus(Duration.ofHours(1)).plus(ParsedLines.SETTLING), sink);
                    first = null;
                    last = null;
                }
            }
        };
    }
}
