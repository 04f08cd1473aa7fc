package app.mallcop.text.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every way a match of a family can begin, in lower case, until it is clear whether a keyword stands there: not samples
 * but all of them, so that a test can prove that each begins with one. Knows the constructs of families.tsv.
 */
final class Beginnings {

    private static final int MOST = 20_000;

    private final String regex;
    private final List<String> keywords;
    private int at;

    private Beginnings(Family family) {
        this.regex = family.regex();
        this.keywords = family.keywords();
    }

    static Set<String> of(Family family) {
        return new Beginnings(family).alternatives(Set.of(""));
    }

    /** A keyword stands there already, or none ever will. */
    private boolean isClear(String text) {
        return keywords.stream().anyMatch(text::startsWith)
                || keywords.stream().noneMatch(keyword -> keyword.startsWith(text));
    }

    private Set<String> alternatives(Set<String> before) {
        Set<String> all = new TreeSet<>();
        Set<String> current = before;
        while (at < regex.length() && regex.charAt(at) != ')') {
            if (regex.charAt(at) == '|') {
                at++;
                all.addAll(current);
                current = before;
            } else {
                current = repeated(current);
            }
        }
        all.addAll(current);
        return all;
    }

    private Set<String> repeated(Set<String> before) {
        int start = at;
        Set<String> once = atom(before);
        int afterAtom = at;
        int least = 1;
        int most = 1;
        if (at < regex.length() && regex.charAt(at) == '{') {
            int close = regex.indexOf('}', at);
            String[] bounds = regex.substring(at + 1, close).split(",");
            least = Integer.parseInt(bounds[0]);
            most = Integer.parseInt(bounds[bounds.length - 1]);
            at = close + 1;
        } else if (at < regex.length() && regex.charAt(at) == '?') {
            least = 0;
            at++;
        }
        if (at < regex.length() && (regex.charAt(at) == '+' || regex.charAt(at) == '?')) {
            at++;
        }
        int end = at;
        Set<String> all = new TreeSet<>(least == 0 ? before : Set.of());
        Set<String> current = once;
        for (int times = 1; times <= most; times++) {
            if (times >= least) {
                all.addAll(current);
            }
            if (times == most || current.stream().allMatch(this::isClear)) {
                all.addAll(current);
                break;
            }
            at = start;
            current = atom(current);
            at = afterAtom;
        }
        at = end;
        if (all.size() > MOST) {
            throw new IllegalStateException("too many beginnings: " + regex);
        }
        return all;
    }

    private Set<String> atom(Set<String> before) {
        char c = regex.charAt(at);
        if (c == '(') {
            return group(before);
        }
        if (c == '[') {
            return each(before, characterClass());
        }
        if (c == '\\') {
            at += 2;
            return each(before, regex.charAt(at - 1) == 's' ? " " : String.valueOf(regex.charAt(at - 1)));
        }
        at++;
        return each(before, String.valueOf(c).toLowerCase(Locale.ROOT));
    }

    private Set<String> group(Set<String> before) {
        boolean look = regex.startsWith("(?=", at) || regex.startsWith("(?!", at) || regex.startsWith("(?<", at);
        at += regex.startsWith("(?i:", at) || regex.startsWith("(?<", at)
                ? 4
                : look || regex.startsWith("(?:", at) ? 3 : 1;
        Set<String> with = alternatives(before);
        at++;
        return look ? before : with;
    }

    private Set<String> each(Set<String> before, String choices) {
        Set<String> after = new TreeSet<>();
        for (String text : before) {
            if (isClear(text)) {
                after.add(text);
            } else {
                choices.chars().forEach(c -> after.add(text + (char) c));
            }
        }
        return after;
    }

    /** What is left out of a class stands after the keyword, where it makes no difference. */
    private String characterClass() {
        CharacterClass read = CharacterClass.at(regex, at);
        at = read.end();
        return read.isOfOthers() ? "\u0001" : read.letters().toLowerCase(Locale.ROOT);
    }
}
