package app.mallcop.connect.history;

import app.mallcop.api.Refusal;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.Bytes;
import app.mallcop.text.secrets.Family;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules that a company adds, in the form gitleaks has: {@code [[rules]]} with {@code id}, {@code regex}, and perhaps
 * {@code description}, {@code keywords}, {@code secretGroup}, {@code entropy}; and a {@code severity} of our own. Patterns see
 * one line at a time and run in linear time.
 *
 * @param allowed allow-lists that the file holds
 * @param hash of the file; empty where there is none
 */
public record OwnRules(List<Rule> rules, List<Allowed> allowed, String hash) {

    public static final OwnRules NONE = new OwnRules(List.of(), List.of(), "");

    private static final int LONGEST_LINE = 4096;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,62}");

    /** @param keywords one of which stands in a line before the pattern is tried; none: it is always tried */
    record Rule(String name, String title, Severity severity, List<String> keywords, Pattern pattern, int group,
            double entropy) {}

    /** Where a rule is met, in bytes. */
    interface Met {
        void at(Rule rule, int start, int end);
    }

    public OwnRules {
        rules = List.copyOf(rules);
        allowed = List.copyOf(allowed);
    }

    /** @param file its name, for what is wrong with it */
    public static OwnRules read(String toml, String file) {
        List<Rule> rules = new ArrayList<>();
        Set<String> taken = Family.all().stream().map(Family::name).collect(Collectors.toCollection(HashSet::new));
        for (Toml.Table table : Toml.read(toml)) {
            if (table.name().equals("rules")) {
                Rule rule = rule(table, file);
                if (!taken.add(rule.name())) {
                    throw wrong(file, "the id " + rule.name() + " is taken", "give every rule an id of its own");
                }
                rules.add(rule);
            }
        }
        if (rules.isEmpty()) {
            throw wrong(file, "it holds no rule", "a rule begins with [[rules]] and has an id and a regex");
        }
        AllowLists lists = AllowLists.of(toml, Untrusted.of(file),
                rules.stream().map(Rule::name).collect(Collectors.toSet()));
        if (!lists.problems().isEmpty()) {
            throw Refusal.usage(lists.problems());
        }
        return new OwnRules(rules, lists.lists(), Bytes.sha256Hex(toml));
    }

    private static Rule rule(Toml.Table table, String file) {
        String name = first(table, "id", "");
        if (!NAME.matches(name)) {
            throw wrong(file, "a rule's id is missing or none", "1 to 63 of a-z, 0-9, - _ .");
        }
        String word = first(table, "severity", "warn");
        Severity severity = Severity.ofWord(word).orElseThrow(
                () -> wrong(file, name + ": the severity is none", "one of info, warn, critical"));
        try {
            Pattern pattern = Pattern.compile(first(table, "regex", ""));
            int group = number(table, "secretGroup", pattern.groupCount() > 0 ? 1 : 0, name, file).intValue();
            if (pattern.pattern().isEmpty() || group > pattern.groupCount() || group < 0) {
                throw wrong(file, name + ": the regex is missing, or has no such group", "write regex = '''…'''");
            }
            return new Rule(name, first(table, "description", name), severity,
                    table.texts("keywords").stream().map(one -> one.toLowerCase(Locale.ROOT)).toList(), pattern, group,
                    number(table, "entropy", 0, name, file));
        } catch (PatternSyntaxException e) {
            throw wrong(file, name + ": the regex is none (" + e.getDescription() + ")", "the syntax is RE2's");
        }
    }

    private static String first(Toml.Table table, String key, String otherwise) {
        List<String> texts = table.texts(key);
        return texts.isEmpty() ? otherwise : texts.getFirst();
    }

    private static Double number(Toml.Table table, String key, double otherwise, String name, String file) {
        try {
            int comment = first(table, key, "").indexOf('#');
            String text = first(table, key, String.valueOf(otherwise));
            return Double.valueOf(comment < 0 ? text : text.substring(0, comment));
        } catch (NumberFormatException e) {
            throw wrong(file, name + ": " + key + " is no number", "write " + key + " = 1");
        }
    }

    private static Refusal wrong(String file, String what, String hint) {
        return Refusal.usage("rules-file", "detectors.git-oops.rules_file, " + file + ": " + what, hint);
    }

    Set<String> names() {
        return rules.stream().map(Rule::name).collect(Collectors.toSet());
    }

    @Nullable
    Rule named(String name) {
        return rules.stream().filter(rule -> rule.name().equals(name)).findFirst().orElse(null);
    }

    /** Goes over a text line by line; of a long line only the beginning is read. */
    void each(byte[] text, int length, Met met) {
        int from = 0;
        while (from < length && !rules.isEmpty()) {
            int to = from;
            while (to < length && text[to] != '\n') {
                to++;
            }
            line(text, from, Math.min(to, from + LONGEST_LINE), met);
            from = to + 1;
        }
    }

    private void line(byte[] text, int from, int to, Met met) {
        // One character a byte, so that places in it are places in the text.
        String line = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        String lower = line.toLowerCase(Locale.ROOT);
        for (Rule rule : rules) {
            if (rule.keywords().isEmpty() || rule.keywords().stream().anyMatch(lower::contains)) {
                Matcher matcher = rule.pattern().matcher(line);
                while (matcher.find()) {
                    int start = matcher.start(rule.group());
                    int end = matcher.end(rule.group());
                    if (end > start && entropy(line, start, end) >= rule.entropy()) {
                        met.at(rule, from + start, from + end);
                    }
                }
            }
        }
    }

    /** Bits per character, by how often each occurs. */
    private static double entropy(String text, int from, int to) {
        int[] counts = new int[256];
        for (int i = from; i < to; i++) {
            counts[text.charAt(i)]++;
        }
        double bits = 0;
        for (int count : counts) {
            double share = (double) count / (to - from);
            bits -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
