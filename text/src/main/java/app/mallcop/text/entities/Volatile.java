package app.mallcop.text.entities;

/** Parts of a name that are different every time: ids, hashes, dates, long numbers. */
final class Volatile {

    private static final int LONG_NUMBER = 4;
    private static final int STAMP = 6;
    private static final int LONG_HEX = 8;
    private static final int LEAST_MIXED = 5;
    private static final int MIXED_TURNS = 4;

    private Volatile() {}

    /** The name with {@code *} for each id and {@code #} for each number that is no small number of a sibling. */
    static String masked(String name) {
        StringBuilder out = new StringBuilder(name.length());
        int at = 0;
        while (at < name.length()) {
            if (Guid.isAt(name, at) && isEdge(name, at - 1) && isEdge(name, at + Guid.LENGTH)) {
                out.append('*');
                at += Guid.LENGTH;
                continue;
            }
            int end = at;
            while (end < name.length() && !isEdge(name, end)) {
                end++;
            }
            mask(name, at, end, out);
            if (end < name.length()) {
                out.append(name.charAt(end++));
            }
            at = end;
        }
        return out.toString();
    }

    /** The name with {@code #} for every run of digits: what numbered siblings share. */
    static String stem(String name) {
        StringBuilder out = null;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (digit && out == null) {
                out = new StringBuilder(name.length()).append(name, 0, i);
            }
            if (out != null && (!digit || out.isEmpty() || out.charAt(out.length() - 1) != '#')) {
                out.append(digit ? '#' : c);
            }
        }
        return out == null ? name : out.toString();
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || "-_./: ~@+,;()[]#".indexOf(text.charAt(at)) >= 0;
    }

    private static void mask(String name, int from, int to, StringBuilder out) {
        if (from == to) {
            return;
        }
        int digits = 0;
        int hex = 0;
        int turns = 0;
        int run = 0;
        int longest = 0;
        for (int i = from; i < to; i++) {
            char c = name.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            digits += digit ? 1 : 0;
            run = digit ? run + 1 : 0;
            longest = Math.max(longest, run);
            hex += digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ? 1 : 0;
            turns += i > from && digit != isDigit(name, i - 1) ? 1 : 0;
        }
        int length = to - from;
        if (digits == length) {
            boolean alone = from == 0 && to == name.length();
            boolean small = length < LONG_NUMBER && !alone && !isOfDate(name, from, to);
            out.append(small ? name.substring(from, to) : "#");
            return;
        }
        boolean hash = digits > 0 && hex == length && length >= LONG_HEX;
        boolean random = turns >= MIXED_TURNS && length >= LEAST_MIXED;
        if (hash || random || longest >= STAMP) {
            out.append('*');
        } else {
            out.append(name, from, to);
        }
    }

    /** A number with another right before or after it: a date, a version, an address. */
    private static boolean isOfDate(String name, int from, int to) {
        return (isEdge(name, from - 1) && isDigit(name, from - 2)) || (isEdge(name, to) && isDigit(name, to + 1));
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
