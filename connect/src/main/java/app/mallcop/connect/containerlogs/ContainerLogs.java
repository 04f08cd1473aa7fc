package app.mallcop.connect.containerlogs;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.config.ConfigError;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.drafting.SampleLine;
import app.mallcop.connect.lines.Parsers;
import app.mallcop.connect.loganalytics.Workspace;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The streams of container logs in a workspace: one for each of the tables that Azure may write them to. */
public final class ContainerLogs {

    /** A table, and the end of its columns' names. */
    private record Kind(String table, String ending) {}

    /** The first by the agent of older environments, the second by those that log through Azure Monitor. */
    private static final List<Kind> TABLES = List.of(new Kind("ContainerAppConsoleLogs_CL", "_s"),
            new Kind("ContainerAppConsoleLogs", ""));

    /** The overlap holds the hour that was not over at the last scan, with the time its last rows take to be there. */
    private static final Keeping KEEPING = Keeping.days(30, Duration.ofMinutes(90), Duration.ofHours(6));

    private ContainerLogs() {}

    /**
     * Where a parser can't be read, no line is: it would be filed as what it is not. The streams fail until it is mended;
     * the platform keeps the lines.
     *
     * @param apps only these; none is all
     */
    public static List<Connector.Stream> streams(Workspace workspace, Set<String> tables, List<String> apps,
            Wiring wiring) {
        Parsers parsers = Parsers.of(wiring.repo());
        List<Connector.Stream> streams = new ArrayList<>();
        for (Kind kind : TABLES) {
            if (tables.contains(kind.table())) {
                LineTaker taker = new ParsedLines(wiring.id(), wiring.type(), parsers);
                TimeStream.Window window = (from, until, sink) -> {
                    refuseBad(parsers);
                    read(workspace, kind, apps, from, until, taker, sink);
                };
                streams.add(new ReadByParser(new TimeStream("la:" + workspace.id() + ":" + kind.table(), KEEPING,
                        wiring.reach(), window)));
            }
        }
        return streams;
    }

    private static void refuseBad(Parsers parsers) throws PlatformFailed {
        if (!parsers.errors().isEmpty()) {
            ConfigError first = parsers.errors().getFirst();
            int more = parsers.errors().size() - 1;
            throw new PlatformFailed(PlatformFailed.Kind.REFUSED, new Problem("bad-parser",
                    Prose.of("{}" + (more == 0 ? "" : ", and " + more + " more errors in parsers"),
                            Untrusted.of(first.message())),
                    (first.hint().isBlank() ? "mend it" : first.hint())
                            + "; mallcop verify --all tells everything that is wrong"));
        }
    }

    private static void read(Workspace workspace, Kind kind, List<String> apps, Instant from, Instant until,
            LineTaker taker, Connector.Sink sink) throws PlatformFailed, InterruptedException {
        workspace.read(kind.table(), "ContainerAppName" + kind.ending(), apps, from, until, (row, cameIn) -> {
            LogLine line = line(row, cameIn, kind);
            if (line == null) {
                sink.unreadable();
            } else {
                taker.take(line, sink);
            }
        });
        taker.windowEnds(from, until, sink);
    }

    /** The newest lines of an app, out of every table there is. */
    static List<SampleLine> newest(Workspace workspace, String app, int most, Instant now)
            throws PlatformFailed, InterruptedException {
        Set<String> tables = workspace.tables();
        List<SampleLine> lines = new ArrayList<>();
        for (Kind kind : TABLES) {
            if (tables.contains(kind.table())) {
                for (Value.Fields row : workspace.newest(kind.table(), "ContainerAppName" + kind.ending(), app, most,
                        now)) {
                    LogLine line = line(row, null, kind);
                    if (line != null) {
                        lines.add(new SampleLine(line.text(), line.at()));
                    }
                }
            }
        }
        return lines;
    }

    /** A row of a file: of either table, and under the names that people give columns. Null where it is none. */
    static @Nullable LogLine exported(Value.Fields row) {
        TreeMap<Untrusted, Value> plain = new TreeMap<>(row.fields());
        Value id = plain.remove(Untrusted.of("_ItemId"));
        if (id != null) {
            plain.put(Untrusted.of("ItemId_"), id);
        }
        for (Kind kind : TABLES) {
            if (plain.containsKey(Untrusted.of("ContainerAppName" + kind.ending()))) {
                return line(new Value.Fields(plain), null, kind);
            }
        }
        return null;
    }

    private static @Nullable LogLine line(Value.Fields row, @Nullable Instant cameIn, Kind kind) {
        Untrusted time = text(row, "TimeGenerated");
        Untrusted app = text(row, "ContainerAppName" + kind.ending());
        Instant at;
        try {
            at = OffsetDateTime.parse(time.clear()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
        if (app.isEmpty()) {
            return null;
        }
        Untrusted own = text(row, "ItemId_");
        String id = own.equals(Untrusted.EMPTY) ? hash(row) : own.clear();
        return new LogLine(id, at, cameIn == null ? at : cameIn, app, text(row, "ContainerName" + kind.ending()),
                text(row, "Stream" + kind.ending()),
                text(row, "RevisionName" + kind.ending()), text(row, "ContainerGroupName" + kind.ending()),
                text(row, "Log" + kind.ending()), row);
    }

    private static Untrusted text(Value.Fields row, String column) {
        return row.fields().get(Untrusted.of(column)) instanceof Value.Text(Untrusted text) ? text : Untrusted.EMPTY;
    }

    private static String hash(Value.Fields row) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            row.fields().forEach((key, value) -> {
                sha.update(key.clear().getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
                if (value instanceof Value.Text(Untrusted text)) {
                    sha.update(text.clear().getBytes(StandardCharsets.UTF_8));
                }
                sha.update((byte) 0);
            });
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
