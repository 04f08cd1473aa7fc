package app.mallcop.connect.history;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.text.secrets.Family;
import app.mallcop.text.tables.Tsv;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The allow-lists of a config in gitleaks' form: those for everything, those for some rules ({@code targetRules}), and those
 * that stand with a rule. A rule that is none of our families hides nothing.
 */
final class AllowLists {

    private static final Map<String, Set<String>> OURS = ours();

    private final Untrusted shown;
    private final List<Allowed> lists = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private AllowLists(Untrusted shown) {
        this.shown = shown;
    }

    private static Map<String, Set<String>> ours() {
        Map<String, Set<String>> ours = new HashMap<>();
        Family.all().forEach(family -> ours.put(family.name(), Set.of(family.name())));
        Tsv.rows(AllowLists.class, "gitleaks-rules.tsv")
                .forEach(row -> ours.put(row.get(0), Set.of(row.get(1).split(",", -1))));
        return Map.copyOf(ours);
    }

    /**
     * @param shown whose it is, for people
     * @param own rules that are no families of ours, and that the config brings along
     */
    static AllowLists of(String toml, Untrusted shown, Set<String> own) {
        AllowLists read = new AllowLists(shown);
        Set<String> rule = Set.of();
        for (Toml.Table table : Toml.read(toml)) {
            switch (table.name()) {
                case "rules" -> rule = families(table.texts("id"), own);
                case "rules.allowlist", "rules.allowlists" -> {
                    if (!rule.isEmpty()) {
                        read.add(table, rule);
                    }
                }
                case "allowlist", "allowlists" -> {
                    List<String> targets = table.texts("targetRules");
                    Set<String> families = families(targets, own);
                    if (targets.isEmpty() || !families.isEmpty()) {
                        read.add(table, families);
                    }
                }
                default -> {
                }
            }
        }
        return read;
    }

    private static Set<String> families(List<String> rules, Set<String> own) {
        Set<String> families = new TreeSet<>();
        for (String rule : rules) {
            families.addAll(own.contains(rule) ? Set.of(rule) : OURS.getOrDefault(rule, Set.of()));
        }
        return families;
    }

    List<Allowed> lists() {
        return lists;
    }

    List<Problem> problems() {
        return problems;
    }

    private void add(Toml.Table table, Set<String> families) {
        long kinds = List.of("regexes", "paths", "stopwords", "commits").stream()
                .filter(key -> !table.texts(key).isEmpty()).count();
        if (kinds > 1 && table.texts("condition").stream().anyMatch(word -> word.equalsIgnoreCase("and"))) {
            problems.add(new Problem("bad-allow-list",
                    Prose.of(
                            "{}: an allow-list of .gitleaks.toml asks for several things at once (condition AND), which is not read",
                            shown),
                    "write what is meant with one kind of entry; until then it allows nothing"));
            return;
        }
        List<String> target = table.texts("regexTarget");
        boolean onLine = target.contains("line") || target.contains("match");
        List<Pattern> texts = compiled(table.texts("regexes"));
        lists.add(new Allowed(families, onLine ? List.of() : texts, onLine ? texts : List.of(),
                table.texts("stopwords").stream().map(word -> word.toLowerCase(Locale.ROOT)).toList(),
                compiled(table.texts("paths")), Set.copyOf(table.texts("commits"))));
    }

    private List<Pattern> compiled(List<String> written) {
        List<Pattern> patterns = new ArrayList<>();
        for (String one : written) {
            try {
                patterns.add(Pattern.compile(one));
            } catch (PatternSyntaxException e) {
                problems.add(new Problem("bad-allow-list",
                        Prose.of("{}: .gitleaks.toml holds a pattern that is none: {}", shown, Untrusted.of(one)),
                        "mend the pattern; until then it allows nothing"));
            }
        }
        return patterns;
    }
}
