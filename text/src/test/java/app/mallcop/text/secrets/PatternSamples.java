package app.mallcop.text.secrets;

import app.mallcop.testkit.Gen;
import java.util.ArrayList;
import java.util.List;

/** Makes random texts that a pattern of families.tsv matches. Knows the constructs used there and fails on any other. */
final class PatternSamples {

    private static final String PRINTABLE = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
            + "abcdefghijklmnopqrstuvwxyz{|}~";
    /** Long enough to be random, short enough to be quick. */
    private static final int MOST_REPEATS = 60;

    private final String regex;
    private final Gen gen;
    private int at;

    private PatternSamples(String regex, Gen gen) {
        this.regex = regex;
        this.gen = gen;
    }

    static String of(Family family, Gen gen) {
        return new PatternSamples(family.regex(), gen).alternatives();
    }

    private String alternatives() {
        List<String> choices = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != ')') {
            if (regex.charAt(at) == '|') {
                at++;
                choices.add(one.toString());
                one.setLength(0);
            } else {
                one.append(repeated());
            }
        }
        choices.add(one.toString());
        return gen.oneOf(choices);
    }

    /** One atom as often as its quantifier says: it is read anew each time, for another random choice. */
    private String repeated() {
        int start = at;
        String first = atom();
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
        int times = gen.between(least, Math.max(least, Math.min(most, least + MOST_REPEATS)) + 1);
        StringBuilder out = new StringBuilder(times > 0 ? first : "");
        for (int i = 1; i < times; i++) {
            at = start;
            out.append(atom());
            if (at != afterAtom) {
                throw new IllegalStateException("not read the same twice: " + regex);
            }
        }
        at = end;
        return out.toString();
    }

    private String atom() {
        char c = regex.charAt(at);
        if (c == '(') {
            return group();
        }
        if (c == '[') {
            return String.valueOf(oneOf(characterClass()));
        }
        if (c == '\\') {
            at += 2;
            return String.valueOf(oneOf(CharacterClass.escaped(regex, at - 1)));
        }
        if ("*+?{^$.".indexOf(c) >= 0) {
            throw new IllegalStateException("unbounded or unknown construct at " + at + " of " + regex);
        }
        at++;
        return String.valueOf(c);
    }

    private String group() {
        boolean look = regex.startsWith("(?=", at) || regex.startsWith("(?!", at) || regex.startsWith("(?<", at);
        boolean anyCase = regex.startsWith("(?i:", at);
        at += anyCase ? 4 : regex.startsWith("(?<", at) ? 4 : look || regex.startsWith("(?:", at) ? 3 : 1;
        String text = alternatives();
        at++;
        return look ? "" : anyCase ? mixed(text) : text;
    }

    private String mixed(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            out.setCharAt(i, gen.chance(0.5) ? Character.toUpperCase(c) : c);
        }
        return out.toString();
    }

    private char oneOf(String choices) {
        return choices.charAt(gen.between(0, choices.length()));
    }

    private String characterClass() {
        CharacterClass read = CharacterClass.at(regex, at);
        at = read.end();
        if (!read.isOfOthers()) {
            return read.letters();
        }
        StringBuilder others = new StringBuilder();
        PRINTABLE.chars().filter(c -> read.letters().indexOf(c) < 0).forEach(c -> others.append((char) c));
        return others.toString();
    }
}
