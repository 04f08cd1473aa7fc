package app.mallcop.connect.exports;

import app.mallcop.api.Event;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.Exports;
import app.mallcop.net.json.JsonRecords;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of a file of a platform, as an import makes it. */
public final class Exported implements Connector.Sink, JsonRecords.Taker {

    private final ExportFormat format;
    private final ExportFormat.Records records;
    private final List<Event> events = new ArrayList<>();
    private final List<String> bad = new ArrayList<>();
    private int passedOver;

    private Exported(String name, String connector, Path repo) {
        format = Exports.of(name).orElseThrow();
        records = format.open(new ExportFormat.Opening(connector, format.type(), repo));
    }

    /** @param text the whole file */
    public static Exported of(String format, String connector, String text) throws Exception {
        return of(format, connector, Path.of("nowhere"), text);
    }

    public static Exported of(String format, String connector, Path repo, String text) throws Exception {
        Exported exported = new Exported(format, connector, repo);
        ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        if (text.startsWith("{") || text.startsWith("[")) {
            new JsonRecords(exported.format.lists(), exported).read(in);
        } else {
            new TableRecords(exported).read(in);
        }
        exported.records.end(exported);
        return exported;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** Records that are none. */
    public List<String> bad() {
        return List.copyOf(bad);
    }

    public int passed() {
        return passedOver;
    }

    @Override
    public void record(Value.Fields record, long number) throws InterruptedException {
        records.take(record, this);
    }

    @Override
    public void bad(long number, String why) {
        bad.add(number + ": " + why);
    }

    @Override
    public void broken(long number, String why) {
        bad.add(number + ": " + why);
    }

    @Override
    public void accept(Event event, @Nullable RawPayload raw) {
        events.add(event);
    }

    @Override
    public void unknown(Untrusted operation) {
        // kept all the same
    }

    @Override
    public void unreadable() {
        bad.add("unreadable");
    }

    @Override
    public void passedOver() {
        passedOver++;
    }
}
