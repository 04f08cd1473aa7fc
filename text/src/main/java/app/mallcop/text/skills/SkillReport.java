package app.mallcop.text.skills;

import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a scan says of a skill, and the form in which an event's metadata carries it.
 *
 * @param hash of all files: SHA-256 over their sorted paths, hashes and execute bits
 * @param files the hash of each, by path
 * @param hosts that its texts name
 * @param abilities what it can do: exec, network, credentials, startup
 */
public record SkillReport(List<SkillSignal> signals, String hash, SortedMap<String, String> files,
        SortedSet<String> hosts,
        SortedSet<String> abilities) {

    public static final String SIGNALS = "skill_signals";
    public static final String HASH = "skill_hash";
    public static final String FILES = "skill_files";
    public static final String HOSTS = "skill_hosts";
    public static final String ABILITIES = "skill_abilities";

    /** What an event carries at most, so that it stays within its bounds. */
    private static final int MOST_SIGNALS = 40;
    private static final int MOST_FILES = 40;
    private static final int MOST_HOSTS = 40;

    public SkillReport {
        signals = List.copyOf(signals);
        files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
        hosts = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        abilities = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(abilities));
    }

    public Map<String, Value> metadata() {
        Map<String, Value> fields = new TreeMap<>();
        fields.put(HASH, Value.text(hash));
        fields.put(SIGNALS, new Value.Items(signals.stream().limit(MOST_SIGNALS).map(SkillReport::fields).toList()));
        Map<String, Value> hashes = new TreeMap<>();
        files.entrySet().stream().limit(MOST_FILES)
                .forEach(file -> hashes.put(file.getKey(), Value.text(file.getValue())));
        fields.put(FILES, Value.Fields.of(hashes));
        fields.put(HOSTS, new Value.Items(hosts.stream().limit(MOST_HOSTS).map(Value::text).toList()));
        fields.put(ABILITIES, new Value.Items(abilities.stream().map(Value::text).toList()));
        return fields;
    }

    private static Value fields(SkillSignal signal) {
        return Value.Fields.of(Map.of("rule", Value.text(signal.rule()), "path", new Value.Text(signal.path()), "line",
                Value.number(signal.line()), "severity", Value.text(signal.severity().name().toLowerCase(Locale.ROOT)),
                "excerpt",
                new Value.Text(signal.excerpt())));
    }

    /** The signals in an event's metadata; what can't be read, or is no rule of ours, is left out. */
    public static List<SkillSignal> read(Value value) {
        List<SkillSignal> signals = new ArrayList<>();
        if (value instanceof Value.Items(List<Value> items)) {
            for (Value item : items) {
                if (item instanceof Value.Fields fields && signals.size() < MOST_SIGNALS) {
                    signal(fields).ifPresent(signals::add);
                }
            }
        }
        return signals;
    }

    private static Optional<SkillSignal> signal(Value.Fields fields) {
        return SkillRule.of(text(fields, "rule").clear()).map(rule -> {
            Untrusted excerpt = text(fields, "excerpt");
            String kept = excerpt.clear().substring(0, Math.min(excerpt.length(), SkillSignal.LONGEST_EXCERPT));
            Severity severity = severity(text(fields, "severity").clear()).orElse(rule.code());
            return new SkillSignal(rule.id(), text(fields, "path"), number(fields, "line"), severity,
                    isIndicator(rule, severity), Untrusted.of(kept));
        });
    }

    static boolean isIndicator(SkillRule rule, Severity severity) {
        return rule.indicator() && severity == Severity.CRITICAL;
    }

    private static Optional<Severity> severity(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    private static Untrusted text(Value.Fields fields, String key) {
        return fields.fields().get(Untrusted.of(key)) instanceof Value.Text(Untrusted text) ? text : Untrusted.EMPTY;
    }

    private static int number(Value.Fields fields, String key) {
        return fields.fields().get(Untrusted.of(key)) instanceof Value.Num(BigDecimal number)
                ? number.max(BigDecimal.ZERO).min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue()
                : 0;
    }
}
