package app.mallcop.detect.rules.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** A pattern a user wrote: linear in the text, and bounded in what it becomes. */
final class SafePattern {

    static final int LONGEST = 512;
    /** (a{1000}){1000} is short to write and a million steps to compile. */
    private static final long MOST_STEPS = 20_000;

    private SafePattern() {}

    /** @throws Flaw.Stop where it is no pattern, or too large a one */
    static Pattern compile(String regex, int at) {
        if (regex.length() > LONGEST) {
            throw new Flaw.Stop(at, "has a pattern of " + regex.length() + " characters", "at most " + LONGEST);
        }
        if (steps(regex) > MOST_STEPS) {
            throw new Flaw.Stop(at, "has a pattern whose repetitions multiply to more than " + MOST_STEPS + " steps",
                    "use smaller counts, or * and +");
        }
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException wrong) {
            throw new Flaw.Stop(at, "has a pattern that cannot be read: " + app.mallcop.api.config.Shown
                    .plain(String.valueOf(wrong.getDescription())),
                    "patterns are in RE2's syntax; look-around and back-references are not part of it");
        } catch (RuntimeException wrong) {
            throw new Flaw.Stop(at, "has a pattern that cannot be read", "patterns are in RE2's syntax");
        }
    }

    /** About how many steps the pattern compiles to: counts multiply what stands before them. */
    private static long steps(String regex) {
        java.util.ArrayDeque<Long> open = new java.util.ArrayDeque<>();
        long total = 0;
        long unit = 0;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '(') {
                open.push(total);
                total = 0;
                unit = 0;
            } else if (c == ')' && !open.isEmpty()) {
                unit = total + 2;
                total = open.pop() + unit;
            } else if (c == '{' && most(regex, i) > 1) {
                long times = most(regex, i);
                total = Math.min(total + unit * (times - 1), MOST_STEPS * 10);
                unit = Math.min(unit * times, MOST_STEPS * 10);
                i = regex.indexOf('}', i);
            } else if (c == '[') {
                int end = regex.indexOf(']', Math.min(i + 2, regex.length() - 1));
                i = end < 0 ? i : end;
                unit = 1;
                total++;
            } else {
                i += c == '\\' ? 1 : 0;
                unit = 1;
                total++;
            }
        }
        return total;
    }

    /** The larger count of {@code {n}}, {@code {n,}} or {@code {n,m}}; 0 where it is none. */
    private static long most(String regex, int at) {
        int end = regex.indexOf('}', at);
        if (end < 0 || end - at > 12) {
            return 0;
        }
        long most = 0;
        for (String number : regex.substring(at + 1, end).split(",", -1)) {
            if (number.isEmpty()) {
                continue;
            }
            if (!number.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return 0;
            }
            most = Math.max(most, Long.parseLong(number));
        }
        return most;
    }
}
