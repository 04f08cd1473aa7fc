package app.mallcop.detect.rules.file;

import app.mallcop.api.EventType;
import app.mallcop.api.Severity;
import app.mallcop.api.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule file: one detector.
 *
 * @param app the app whose events it looks at; empty for any
 * @param sources ids or types of connectors; empty for all
 * @param types the event types its rules look at, if they don't say; empty for all
 * @param learn its own sets, by name
 * @param config its own constants, by name
 * @param override whether it means to take a built-in detector's place
 * @param commonSets the names that its expressions use after {@code baseline.}
 * @param fingerprint changes with anything that changes what is found
 */
public record RuleFile(String name, String version, String description, String app, Set<String> sources,
        Set<EventType> types, Severity severity, Map<String, Learn> learn, Map<String, Value> config,
        List<Rule> rules, boolean override, Set<String> commonSets, String fingerprint) {

    public RuleFile {
        sources = Set.copyOf(sources);
        types = Set.copyOf(types);
        learn = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(learn));
        config = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(config));
        rules = List.copyOf(rules);
        commonSets = Set.copyOf(commonSets);
    }

    /** The version findings carry: a file that was changed without a new number is told apart. */
    public String ruleVersion() {
        return version + "+" + fingerprint;
    }

    /** The event types of all its rules; empty for all. */
    public Set<EventType> allTypes() {
        Set<EventType> all = new java.util.HashSet<>();
        for (Rule rule : rules) {
            Set<EventType> of = typesOf(rule);
            if (of.isEmpty()) {
                return Set.of();
            }
            all.addAll(of);
        }
        return all;
    }

    public Set<EventType> typesOf(Rule rule) {
        return rule.types().isEmpty() ? types : rule.types();
    }

    /** The same file without some of its rules. */
    public RuleFile without(Set<String> ids) {
        return new RuleFile(name, version, description, app, sources, types, severity, learn, config,
                rules.stream().filter(rule -> !ids.contains(rule.id())).toList(), override, commonSets,
                fingerprint);
    }
}
