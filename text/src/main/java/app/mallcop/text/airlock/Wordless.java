package app.mallcop.text.airlock;

import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Vocabulary;
import java.util.Set;

/**
 * Values of so narrow a form that nothing can be said in them, whoever chose them: an IPv4 address, a country, a number, a
 * time, yes or no, a word of our own vocabulary. The whole value has the form, or it has it not. None has room for more than
 * a few letters, not even in code: so no IPv6 address and no hash, whose digits spell a sentence of 16 letters and more.
 */
public final class Wordless {

    private static final int LONGEST_ADDRESS = 15;
    /** Milliseconds since 1970. */
    private static final int MOST_DIGITS = 13;
    private static final String DAY = "0000-00-00";
    private static final String TIME = "0000-00-00T00:00:00";
    private static final String OFFSET = "+00:00";
    /** Of the vocabulary: what an outcome is called, and how a flag is written. */
    private static final Set<String> WORDS = Set.of("", "true", "false", "success", "failure");

    private Wordless() {}

    public static boolean is(Untrusted text) {
        String value = text.clear();
        return WORDS.contains(value) || isCountry(value) || isNumber(value) || isTime(value) || isAddress(value)
                || EventType.parse(value).filter(Vocabulary.builtIn()::knows).isPresent();
    }

    private static boolean isCountry(String value) {
        return value.length() == 2 && isBetween(value.charAt(0), 'A', 'Z') && isBetween(value.charAt(1), 'A', 'Z');
    }

    /** {@code -12.5}: a sign, digits, and one point between digits. */
    private static boolean isNumber(String value) {
        int from = value.startsWith("-") ? 1 : 0;
        int point = value.indexOf('.');
        int digits = value.length() - from - (point < 0 ? 0 : 1);
        boolean placed = point < 0 || (point > from && point < value.length() - 1);
        if (!placed || digits < 1 || digits > MOST_DIGITS) {
            return false;
        }
        for (int i = from; i < value.length(); i++) {
            if (i != point && !isDigit(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A day, or an instant with up to nine digits of a second, and its zone as {@code Z} or an offset. */
    private static boolean isTime(String value) {
        if (value.length() == DAY.length()) {
            return hasForm(value, 0, DAY);
        }
        if (!hasForm(value, 0, TIME)) {
            return false;
        }
        int at = TIME.length();
        if (at < value.length() && value.charAt(at) == '.') {
            int end = at + 1;
            while (end < value.length() && isDigit(value.charAt(end))) {
                end++;
            }
            if (end == at + 1 || end > at + 10) {
                return false;
            }
            at = end;
        }
        return value.substring(at).equals("Z")
                || (value.length() == at + OFFSET.length() && hasForm(value.replace('-', '+'), at, OFFSET));
    }

    /** Digits where the form has zeroes, and else the same. */
    private static boolean hasForm(String value, int from, String form) {
        if (value.length() < from + form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char c = value.charAt(from + i);
            if (form.charAt(i) == '0' ? !isDigit(c) : c != form.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAddress(String value) {
        if (value.length() > LONGEST_ADDRESS) {
            return false;
        }
        String[] numbers = value.split("\\.", -1);
        for (String number : numbers) {
            if (number.isEmpty() || number.length() > 3 || !number.chars().allMatch(c -> isDigit((char) c))
                    || Integer.parseInt(number) > 255) {
                return false;
            }
        }
        return numbers.length == 4;
    }

    private static boolean isDigit(char c) {
        return isBetween(c, '0', '9');
    }

    private static boolean isBetween(char c, char first, char last) {
        return c >= first && c <= last;
    }
}
