package app.mallcop.connect.azure;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.exports.ExportFormat;
import app.mallcop.connect.exports.Fields;
import app.mallcop.connect.exports.MappedExport;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Azure and Entra ID export. */
public final class AzureExports {

    private static final Set<String> LISTS = Set.of("value", "records", "Records");

    public static final List<ExportFormat> ALL = List.of(new Activity(),
            new MappedExport("entra-signins", AzurePlatform.TYPE,
                    "sign-ins of Entra ID, by Graph, portal or diagnostic settings",
                    Tables.SIGN_INS, LISTS, false, record -> within(record, "createdDateTime")),
            new MappedExport("entra-audits", AzurePlatform.TYPE,
                    "audit log of Entra ID, by Graph, portal or diagnostic settings",
                    Tables.DIRECTORY, LISTS, false, record -> within(record, "activityDateTime")));

    private AzureExports() {}

    /** Diagnostic settings put the record of Graph within one of their own. */
    private static Value.Fields within(Value.Fields record, String time) {
        Optional<Value.Fields> properties = Fields.fields(record, "properties");
        return !Fields.has(record, time) && properties.isPresent() && Fields.has(properties.get(), time)
                ? properties.get()
                : record;
    }

    /** The Activity Log, which tells an operation in two or three records. */
    private record Activity() implements ExportFormat {

        @Override
        public String name() {
            return "azure-activity";
        }

        @Override
        public String type() {
            return AzurePlatform.TYPE;
        }

        @Override
        public String about() {
            return "the Activity Log of Azure, by its interface, az, portal or diagnostic settings";
        }

        @Override
        public Set<String> lists() {
            return LISTS;
        }

        @Override
        public Records open(Opening opening) {
            Mapper mapper = Mapping.load(Tables.ACTIVITY).bind(opening.connector(), opening.type());
            return new Records() {
                private final ExportedOperations operations = new ExportedOperations(
                        (record, sink) -> mapper.map(record, Value.Fields.NONE, sink));

                @Override
                public void take(Value.Fields record, Connector.Sink sink) throws InterruptedException {
                    operations.take(plain(record), sink);
                }

                @Override
                public void end(Connector.Sink sink) throws InterruptedException {
                    operations.end(sink);
                }
            };
        }

        /** Diagnostic settings put who it was below {@code identity}. */
        private static Value.Fields plain(Value.Fields record) {
            Value.Fields plain = record;
            Optional<Value.Fields> identity = Fields.fields(record, "identity");
            for (String part : List.of("claims", "authorization")) {
                Optional<Value.Fields> lower = identity.flatMap(of -> Fields.fields(of, part));
                if (lower.isPresent() && !Fields.has(plain, part)) {
                    plain = Fields.with(plain, part, lower.get());
                }
            }
            return plain;
        }
    }
}
