package app.mallcop.cli.command;

import app.mallcop.api.Refusal;
import app.mallcop.connect.Exports;
import app.mallcop.connect.exports.ExportFormat;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.feed.Import;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the files of an import hold, and whose records they are. */
final class Whose {

    static final String EVENTS = "events";

    /** Written out, so that help and completion need not load what reads them. */
    static final List<String> FORMATS = List.of(EVENTS, "azure-activity", "cloudtrail", "container-logs",
            "entra-audits", "entra-signins", "github-audit", "m365", "openclaw", "supabase", "vercel");

    private Whose() {}

    /** Empty for normalised events. */
    static Optional<Import.Export> export(String word, Optional<String> named, Config config, Path repo) {
        ExportFormat format = Exports.of(word).orElse(null);
        if (format == null) {
            return Optional.empty();
        }
        String id = named.orElseGet(() -> only(format, config));
        Optional<String> type = config.connectors().stream().filter(connector -> connector.id().equals(id))
                .map(Config.Connector::type).findFirst();
        if (type.isPresent() && !type.get().equals(format.type())) {
            throw Refusal.usage("other-type", "the connector " + id + " is of type " + type.get() + ", and " + word
                    + " has records of " + format.type(),
                    "name one of type " + format.type() + ", or an id that is not in mallcop.yaml");
        }
        return Optional.of(new Import.Export(format, id, format.type(), repo));
    }

    /** The one connector of this type; the type's own name where there is none. */
    private static String only(ExportFormat format, Config config) {
        List<String> ids = config.connectors().stream().filter(connector -> connector.type().equals(format.type()))
                .map(Config.Connector::id).toList();
        if (ids.size() > 1) {
            throw Refusal.usage("which-connector", "there are several connectors of type " + format.type() + ": "
                    + String.join(", ", ids), "say whose records these are, such as --connector " + ids.getFirst());
        }
        return ids.isEmpty() ? format.type() : ids.getFirst();
    }
}
