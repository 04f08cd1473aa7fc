package app.mallcop.connect.lines;

import app.mallcop.text.patterns.SafePattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A line as people write it down: {@code {time} WARN login failed for {user} from {ip}}. What stands in braces varies;
 * {@code {name:type}} says what it may be. All of the line must be like that; spaces may be more than one.
 */
final class LineText {

    private static final int MOST_VARIABLES = 40;

    /** What is wrong with one, and at which character. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1L;

        private final int index;
        private final String hint;

        Wrong(int index, String what, String hint) {
            super(what, null, false, false);
            this.index = index;
            this.hint = hint;
        }

        int index() {
            return index;
        }

        String what() {
            return String.valueOf(getMessage());
        }

        String hint() {
            return hint;
        }
    }

    private final String text;
    private final StringBuilder regex = new StringBuilder("^\\s*");
    private final StringBuilder run = new StringBuilder();
    private final List<String> names = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();
    private String needed = "";

    private LineText(String text) {
        this.text = text;
    }

    static Matcher matcher(String text) throws Wrong, SafePattern.Unfit {
        return new LineText(text.strip()).read();
    }

    private Matcher read() throws Wrong, SafePattern.Unfit {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if ((c == '{' || c == '}') && i + 1 < text.length() && text.charAt(i + 1) == c) {
                literal(c);
                i += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    throw new Wrong(i, "has a { that is never closed", "write {{ for a brace of the line");
                }
                variable(i, text.substring(i + 1, end));
                i = end + 1;
            } else if (c == '}') {
                throw new Wrong(i, "has a } that nothing opened", "write }} for a brace of the line");
            } else if (Character.isWhitespace(c)) {
                end();
                regex.append("\\s+");
                while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
                    i++;
                }
            } else {
                literal(c);
                i++;
            }
        }
        end();
        regex.append("\\s*$");
        return PatternMatcher.of(regex.toString(), needed, names, numbers);
    }

    private void literal(char c) {
        run.append(c);
        if (!Character.isLetterOrDigit(c) && c < 128 && c != '_' && c != ' ') {
            regex.append('\\');
        }
        regex.append(c);
    }

    private void end() {
        if (run.length() > needed.length()) {
            needed = run.toString();
        }
        run.setLength(0);
    }

    private void variable(int at, String written) throws Wrong {
        end();
        int colon = written.indexOf(':');
        String name = (colon < 0 ? written : written.substring(0, colon)).strip();
        if (!isName(name)) {
            throw new Wrong(at, "has a variable without a proper name", "names have a-z, 0-9 and _: {user}");
        }
        Variable type = Variable.ofName(name);
        if (colon >= 0) {
            String word = written.substring(colon + 1).strip();
            type = Variable.ofWord(word).orElseThrow(() -> new Wrong(at + colon + 2, "has a variable of no known type",
                    "types are " + String.join(", ", Variable.words())));
        }
        if (names.contains(name)) {
            throw new Wrong(at, "has the variable " + name + " twice", "give each a name of its own: " + name + "2");
        }
        if (names.size() == MOST_VARIABLES) {
            throw new Wrong(at, "has more than " + MOST_VARIABLES + " variables", "end it with {text}");
        }
        names.add(name);
        if (type == Variable.NUMBER) {
            numbers.add(name);
        }
        regex.append('(').append(type.regex()).append(')');
    }

    static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= 64
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }
}
