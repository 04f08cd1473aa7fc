package app.mallcop.connect.lines;

/** The longest text that every match of a pattern holds, as far as that is easily seen. Where in doubt there is none. */
final class NeededText {

    private static final String SPECIAL = "\\.[](){}*+?|^$";
    /** Letters after a backslash that stand for one character or place, and take nothing after them. */
    private static final String SINGLE = "dDsSwWbBAztnrfva";

    private final String regex;
    private final StringBuilder run = new StringBuilder();
    private String best = "";
    private int depth;

    private NeededText(String regex) {
        this.regex = regex;
    }

    static String of(String regex) {
        return new NeededText(regex).find();
    }

    private String find() {
        int i = 0;
        while (i >= 0 && i < regex.length()) {
            i = step(i);
        }
        if (i < 0) {
            return "";
        }
        end();
        return best;
    }

    /** Where to go on; less than 0 to give up. */
    private int step(int i) {
        char c = regex.charAt(i);
        if (c == '\\') {
            return escape(i);
        }
        if (SPECIAL.indexOf(c) < 0) {
            literal(c, i + 1);
            return i + 1;
        }
        end();
        return switch (c) {
            case '|' -> depth == 0 ? -1 : i + 1;
            case '(' -> {
                depth++;
                yield isPlainGroup(i) ? i + 1 : -1;
            }
            case ')' -> {
                depth--;
                yield i + 1;
            }
            case '[' -> classEnd(i);
            case '{' -> regex.indexOf('}', i) < 0 ? -1 : regex.indexOf('}', i) + 1;
            default -> i + 1;
        };
    }

    private int escape(int at) {
        if (at + 1 == regex.length()) {
            return -1;
        }
        char escaped = regex.charAt(at + 1);
        if (!Character.isLetterOrDigit(escaped)) {
            literal(escaped, at + 2);
            return at + 2;
        }
        end();
        return SINGLE.indexOf(escaped) >= 0 ? at + 2 : -1;
    }

    /** Flags change what letters mean. */
    private boolean isPlainGroup(int at) {
        return !regex.startsWith("(?", at) || regex.startsWith("(?:", at) || regex.startsWith("(?P<", at)
                || regex.startsWith("(?<", at);
    }

    private void literal(char c, int next) {
        boolean counted = next < regex.length() && "?*{+".indexOf(regex.charAt(next)) >= 0;
        boolean perhaps = counted && regex.charAt(next) != '+';
        if (depth == 0 && !perhaps) {
            run.append(c);
        }
        if (counted) {
            end();
        }
    }

    private void end() {
        best = run.length() > best.length() ? run.toString() : best;
        run.setLength(0);
    }

    private int classEnd(int from) {
        int i = from + 1;
        i += i < regex.length() && regex.charAt(i) == '^' ? 1 : 0;
        i += i < regex.length() && regex.charAt(i) == ']' ? 1 : 0;
        for (; i < regex.length(); i++) {
            if (regex.charAt(i) == '\\') {
                i++;
            } else if (regex.startsWith("[:", i)) {
                int end = regex.indexOf(":]", i);
                i = end < 0 ? i : end + 1;
            } else if (regex.charAt(i) == ']') {
                return i + 1;
            }
        }
        return -1;
    }
}
