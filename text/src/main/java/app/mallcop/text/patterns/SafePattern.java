package app.mallcop.text.patterns;

import app.mallcop.api.config.Shown;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;

/**
 * A pattern a user wrote: linear in the text, and bounded in what it becomes.
 *
 * @param steps about how many steps it compiles to, which is what a character of text may cost
 */
public record SafePattern(Pattern pattern, long steps) {

    public static final int LONGEST = 512;
    /** (a{1000}){1000} is short to write and a million steps to compile. */
    public static final long MOST_STEPS = 20_000;

    /** A text that is no pattern, or too large a one. */
    public static final class Unfit extends Exception {

        private static final long serialVersionUID = 1L;

        private final String hint;

        Unfit(String what, String hint) {
            super(what, null, false, false);
            this.hint = hint;
        }

        /** What is wrong, as the end of a sentence: {@code has a pattern that …}. */
        public String what() {
            return String.valueOf(getMessage());
        }

        public String hint() {
            return hint;
        }
    }

    public static SafePattern of(String regex) throws Unfit {
        return of(regex, LONGEST, MOST_STEPS);
    }

    public static SafePattern of(String regex, int longest, long mostSteps) throws Unfit {
        if (regex.length() > longest) {
            throw new Unfit("has a pattern of " + regex.length() + " characters", "at most " + longest);
        }
        long steps = steps(regex);
        if (steps > mostSteps) {
            throw new Unfit("has a pattern whose repetitions multiply to more than " + mostSteps + " steps",
                    "use smaller counts, or * and +");
        }
        try {
            return new SafePattern(Pattern.compile(regex), steps);
        } catch (PatternSyntaxException wrong) {
            throw new Unfit("has a pattern that cannot be read: " + Shown.plain(String.valueOf(wrong.getDescription())),
                    "patterns are in RE2's syntax; look-around and back-references are not part of it");
        } catch (RuntimeException wrong) {
            throw new Unfit("has a pattern that cannot be read", "patterns are in RE2's syntax");
        }
    }

    /** Counts multiply what stands before them. */
    private static long steps(String regex) {
        ArrayDeque<Long> open = new ArrayDeque<>();
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
