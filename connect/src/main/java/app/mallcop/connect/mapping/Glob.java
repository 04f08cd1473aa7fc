package app.mallcop.connect.mapping;

import java.util.List;
import java.util.Locale;

/** A pattern in which {@code *} stands for any text. Takes time linear in the text for each of its parts. */
public final class Glob {

    private final String written;
    private final List<String> parts;

    public Glob(String written) {
        this.written = written;
        this.parts = List.of(written.toLowerCase(Locale.ROOT).split("\\*+", -1));
    }

    public static boolean isOne(String text) {
        return text.indexOf('*') >= 0;
    }

    String written() {
        return written;
    }

    /** @param lower in lower case */
    public boolean matches(String lower) {
        String first = parts.getFirst();
        String last = parts.getLast();
        if (parts.size() == 1) {
            return lower.equals(first);
        }
        if (!lower.startsWith(first)) {
            return false;
        }
        int at = first.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = lower.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return lower.length() - at >= last.length() && lower.endsWith(last);
    }
}
