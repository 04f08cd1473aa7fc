package app.mallcop.connect.openclaw.gateway;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.changes.Leaves;
import app.mallcop.connect.polling.Snapshot;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The skills that a gateway names, where its files are not on this machine. Their content is not seen. */
public final class GatewaySkills {

    private static final List<String> FIELDS = List.of("source", "filePath", "disabled", "bundled");

    private GatewaySkills() {}

    public static Snapshot look(Gateway gateway) throws PlatformFailed, InterruptedException {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        try (Session session = gateway.open()) {
            Value skills = session.ask("skills.status", Value.Fields.NONE).fields().getOrDefault(
                    Untrusted.of("skills"), Value.Nothing.NULL);
            if (skills instanceof Value.Items(List<Value> items)) {
                for (Value item : items) {
                    if (item instanceof Value.Fields skill
                            && skill.fields().get(Untrusted.of("name")) instanceof Value.Text(Untrusted name)) {
                        things.put(name, Leaves.of(skill, FIELDS));
                    }
                }
            }
        }
        return new Snapshot(things);
    }
}
