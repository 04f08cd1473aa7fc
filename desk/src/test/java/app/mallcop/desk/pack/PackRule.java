package app.mallcop.desk.pack;

import app.mallcop.api.config.ConfigNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A rule of the pack as it is written. */
record PackRule(PackFile file, ConfigNode.Fields fields) {

    String id() {
        return text("id");
    }

    String text(String key) {
        return PackFile.texts(fields, key).stream().findFirst().orElse("");
    }

    List<String> attack() {
        return PackFile.texts(fields, "attack");
    }

    List<String> eventTypes() {
        List<String> own = PackFile.texts(fields, "event_types");
        return own.isEmpty() ? PackFile.texts(file.root(), "event_types") : own;
    }

    /** {@code fire} or {@code quiet}. */
    int samples(String kind) {
        ConfigNode.Field field = part("samples").fields().get(kind);
        return field != null && field.value() instanceof ConfigNode.Items items ? items.items().size() : 0;
    }

    String title() {
        return PackFile.texts(part("finding_template"), "title").getFirst();
    }

    String severity() {
        String own = text("severity");
        return own.isEmpty() ? file.text("severity_default") : own;
    }

    /** The severities it may be given instead, by what the baseline or the event says. */
    List<String> otherSeverities() {
        TreeSet<String> others = new TreeSet<>();
        PackFile.maps(fields, "adjust").forEach(adjust -> others.addAll(PackFile.texts(adjust, "severity")));
        others.remove(severity());
        return List.copyOf(others);
    }

    /** Every expression and template in it. */
    List<String> expressions() {
        List<String> all = new ArrayList<>();
        for (String key : List.of("when", "condition", "group_by")) {
            all.addAll(PackFile.texts(fields, key));
        }
        PackFile.maps(fields, "adjust").forEach(adjust -> all.addAll(PackFile.texts(adjust, "when")));
        for (String key : List.of("title", "description")) {
            all.addAll(PackFile.texts(part("finding_template"), key));
        }
        for (String key : List.of("of", "group_by")) {
            all.addAll(PackFile.texts(part("aggregate"), key));
        }
        for (String key : List.of("by", "steps")) {
            all.addAll(PackFile.texts(part("sequence"), key));
        }
        return all;
    }

    private ConfigNode.Fields part(String key) {
        ConfigNode.Field field = fields.fields().get(key);
        return field != null && field.value() instanceof ConfigNode.Fields part
                ? part
                : new ConfigNode.Fields(fields.at(), Map.of());
    }

    @Override
    public String toString() {
        return file.fileName() + ": " + id();
    }
}
