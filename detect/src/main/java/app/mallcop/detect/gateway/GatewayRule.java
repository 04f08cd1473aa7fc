package app.mallcop.detect.gateway;

import app.mallcop.api.Severity;
import app.mallcop.api.Value;
import app.mallcop.text.tables.Tsv;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A line of rules.tsv. */
record GatewayRule(String id, Severity severity, List<String> paths, String test, String why, String mend) {

    static final List<GatewayRule> ALL = Tsv.rows(GatewayRule.class, "rules.tsv").stream()
            .map(row -> new GatewayRule(row.get(0), Severity.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
                    List.of(row.get(2).split(",")), row.get(3), row.get(4), row.get(5)))
            .toList();

    static final Set<String> IDS = ALL.stream().map(GatewayRule::id).collect(Collectors.toCollection(TreeSet::new));

    GatewayRule {
        paths = List.copyOf(paths);
    }

    /** Where it is met, and what stands there. */
    record Met(String place, String observed) {}

    Optional<Met> met(Settings settings, Posture posture) {
        for (String path : paths) {
            if (path.startsWith("@")) {
                String fact = posture.facts().get(path);
                if (fact != null && test.equals("is:" + fact)) {
                    return Optional.of(new Met(posture.places().getOrDefault(path, path), ""));
                }
            } else {
                for (Settings.Leaf leaf : settings.at(path)) {
                    if (holds(leaf.value())) {
                        return Optional.of(new Met(leaf.shown(), Words.of(leaf.value())));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean holds(Value value) {
        if (test.startsWith("is:")) {
            return Set.of(test.substring(3).split("\\|")).contains(Words.of(value));
        }
        if (test.startsWith("has:")) {
            return Words.has(value, test.substring(4));
        }
        return switch (test) {
            case "off" -> Words.off(value);
            case "on" -> Words.on(value);
            case "set" -> !Words.off(value);
            default -> throw new IllegalStateException("rules.tsv holds an unknown test: " + test);
        };
    }
}
