package app.mallcop.text.injection;

import app.mallcop.api.Refusal;
import app.mallcop.text.phrases.PhraseRule;
import app.mallcop.text.phrases.PhraseRules;
import app.mallcop.text.tables.Tsv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The built-in rules, and a user's own: one a line, {@code id}, {@code weak|strong|critical}, the steps, and why, separated by tabs.
 * Steps are words ({@code approve|merge ~3 pull_request}) or our families ({@code @override}); there are no regular expressions.
 */
final class Rulebook {

    private static final List<Rule> BUILT_IN = Tsv.rows(Rulebook.class, "rules.tsv").stream().map(Rule::of).toList();
    private static final Map<String, List<String>> WORDS = words();
    private static final Rulebook PLAIN = new Rulebook(BUILT_IN);

    private static final int MOST_EXTRA = 1_000;
    private static final int MOST_STEPS = 8;

    private final List<Rule> rules;
    private final PhraseRules phrases;

    private Rulebook(List<Rule> rules) {
        this.rules = rules;
        this.phrases = new PhraseRules(rules.stream().map(Rule::phrase).toList(), WORDS);
    }

    static Rulebook with(String extraRules) {
        List<Rule> all = new ArrayList<>(BUILT_IN);
        int number = 0;
        for (String line : extraRules.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                all.add(extra(line, number));
            }
        }
        if (all.size() > BUILT_IN.size() + MOST_EXTRA) {
            throw refused("more than " + MOST_EXTRA + " rules");
        }
        return all.size() == BUILT_IN.size() ? PLAIN : new Rulebook(List.copyOf(all));
    }

    List<PhraseRules.Match> match(String text) {
        return phrases.match(text);
    }

    Rule rule(int index) {
        return rules.get(index);
    }

    /** What a rule that was met elsewhere means in our words. */
    record Meaning(String rule, String kind, String why) {}

    static Meaning meaning(String rule) {
        return BUILT_IN.stream().filter(one -> one.phrase().id().equals(rule)).findFirst()
                .map(one -> new Meaning(rule, one.kind(), one.why()))
                .orElseGet(() -> Breakouts.why(rule).map(why -> new Meaning(rule, "sql", why))
                        .orElse(new Meaning("collected", "collected", "was marked where it was collected")));
    }

    private static Rule extra(String line, int number) {
        String[] columns = line.split("\t", -1);
        String where = "line " + number + ": ";
        if (columns.length < 3 || !columns[0].matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException(
                    where + "a rule is id, strength, steps and why, separated by tabs; an id is of a-z, 0-9 and -");
        }
        if (!List.of("weak", "strong", "critical").contains(columns[1])) {
            throw refused(where + "a strength is weak, strong or critical");
        }
        Strength strength = Strength.valueOf(columns[1].toUpperCase(Locale.ROOT));
        try {
            PhraseRule phrase = PhraseRule.parse("extra:" + columns[0], columns[2], "");
            if (phrase.steps().size() > MOST_STEPS) {
                throw new IllegalArgumentException("at most " + MOST_STEPS + " steps");
            }
            for (PhraseRule.Step step : phrase.steps()) {
                if (!step.family().isEmpty() && !WORDS.containsKey(step.family())) {
                    throw new IllegalArgumentException("no family of words is called " + step.family());
                }
            }
            String why = columns.length > 3 && !columns[3].isBlank()
                    ? columns[3].strip()
                    : "meets the rule " + columns[0];
            return Rule.everywhere(phrase, "extra-" + columns[0], strength, why);
        } catch (IllegalArgumentException e) {
            throw refused(where + e.getMessage()).causedBy(e);
        }
    }

    private static Refusal refused(String message) {
        return Refusal.usage("injection_rules", "the extra rules of injection-probe can't be read: " + message,
                "correct the file named by detectors.injection-probe.extra_rules_file; docs/detectors/injection-probe.md shows its form");
    }

    private static Map<String, List<String>> words() {
        Map<String, List<String>> words = new HashMap<>();
        Tsv.rows(Rulebook.class, "words.tsv")
                .forEach(row -> words.computeIfAbsent(row.get(0), family -> new ArrayList<>())
                        .addAll(Arrays.asList(row.get(2).split(","))));
        words.replaceAll((family, list) -> List.copyOf(list));
        return Map.copyOf(words);
    }
}
