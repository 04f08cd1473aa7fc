package app.mallcop.connect.openclaw.ledger;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.json5.Json5;
import app.mallcop.connect.openclaw.settings.Journal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TreeMap;

/** Entries of OpenClaw's journal, whose payload stands in a column as JSON. */
public final class JournalFile implements Journal {

    private static final String CONFIG = "config-audit";
    private static final Untrusted PAYLOAD = Untrusted.of("payload_json");

    private final Path file;

    public JournalFile(Path file) {
        this.file = file;
    }

    /** Knowing who wrote it is more than is asked of the config: without an entry, or without a journal, it is told all the same. */
    @Override
    public Optional<Value.Fields> entry(String sha256) {
        try (Database database = Database.open(file)) {
            if (!database.has("diagnostic_events")) {
                return Optional.empty();
            }
            return database.rows(
                    "select * from diagnostic_events where scope = ? and instr(payload_json, ?) > 0 order by sequence desc limit 5",
                    new Database.Part.Text(CONFIG), new Database.Part.Text(sha256)).stream().map(JournalFile::record)
                    .filter(entry -> entry.fields().get(Untrusted.of("nextHash")) instanceof Value.Text(Untrusted hash)
                            && hash.clear().equals(sha256))
                    .findFirst();
        } catch (PlatformFailed | SQLException e) {
            return Optional.empty();
        }
    }

    /** Row and payload in one; what the row says counts. A payload that is no JSON object leaves the row. */
    static Value.Fields record(Value.Fields row) {
        TreeMap<Untrusted, Value> all = new TreeMap<>();
        if (row.fields().get(PAYLOAD) instanceof Value.Text(Untrusted payload)) {
            try {
                if (Json5.read(payload.clear()) instanceof Value.Fields fields) {
                    all.putAll(fields.fields());
                }
            } catch (Json5.Malformed e) {
                // the scope, the key and the time are told
            }
        }
        row.fields().forEach((name, value) -> {
            if (!name.equals(PAYLOAD)) {
                all.put(name, value);
            }
        });
        return new Value.Fields(all);
    }
}
