package app.mallcop.text.skills;

import app.mallcop.api.Severity;
import app.mallcop.text.tables.Tsv;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A line of rules.tsv.
 *
 * @param ability what a skill that does this can do: exec, network, credentials, startup; empty where that is no ability
 * @param why in plain words, to follow on "it"
 */
public record SkillRule(String id, Severity code, Severity docs, boolean indicator, String ability, String why) {

    private static final Map<String, SkillRule> ALL = all();

    private static Map<String, SkillRule> all() {
        Map<String, SkillRule> all = new LinkedHashMap<>();
        for (List<String> row : Tsv.rows(SkillRule.class, "rules.tsv")) {
            all.put(row.get(0),
                    new SkillRule(row.get(0), severity(row.get(1)), severity(row.get(2)), row.get(3).equals("yes"),
                            row.get(4), row.get(5)));
        }
        return java.util.Collections.unmodifiableMap(all);
    }

    private static Severity severity(String word) {
        return Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }

    public static Optional<SkillRule> of(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    static SkillRule named(String id) {
        return of(id).orElseThrow(() -> new IllegalStateException("rules.tsv has no " + id));
    }
}
