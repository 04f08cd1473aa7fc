package app.mallcop.connect.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a line apart: words, marks, and what varies by its look: times, numbers, addresses. */
final class Words {

    /** Of a longer line the rest is any text. */
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_WORD = 64;
    private static final int MOST_QUOTED = 3;
    private static final int LONGEST_GENERALISED = 160;

    private record Look(String name, Pattern pattern) {}

    /** The first that fits counts. None has a repetition within a repetition that has no bound. */
    private static final List<Look> LOOKS = List.of(look("word", "\\[REDACTED:[0-9a-z:-]{1,100}\\]"),
            look("time", "[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
                    + "(?: ?Z| ?[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9A-Za-z_])"),
            look("time",
                    "[0-9]{1,2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9]{2}:[0-9]{2}:[0-9]{2}(?: [+-][0-9]{4})?(?![0-9A-Za-z])"),
            look("time", "[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?(?![0-9A-Za-z:])"),
            look("uuid", "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}(?![0-9A-Za-z])"),
            look("ip", "[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}(?![0-9A-Za-z.])"),
            look("ip", "[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){3,7}(?![0-9A-Za-z:])"),
            look("number", "[-+]?[0-9]+(?:\\.[0-9]+)?(?![0-9A-Za-z_./@-])"),
            look("number", "[0-9]+(?:\\.[0-9]+)?(?=(?:ns|us|µs|ms|s|m|h|B|KB|MB|GB|kB|%)(?![0-9A-Za-z_./@-]))"),
            look("hex", "(?:0x[0-9A-Fa-f]+|(?=[0-9A-Fa-f]*[0-9])[0-9A-Fa-f]{8,128})(?![0-9A-Za-z_./@-])"),
            look("email", "[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z.-]{1,200}(?![0-9A-Za-z])"),
            look("path", "/[^\\s\"'<>]*"), look("word", "https?://[^\\s\"'<>]*"));

    private Words() {}

    private static Look look(String name, String pattern) {
        return new Look(name, Pattern.compile(pattern));
    }

    static List<Part> of(String line, int most) {
        String text = line.substring(0, Math.min(line.length(), LONGEST_LINE)).strip();
        List<Part> parts = new ArrayList<>();
        Matcher[] looks = LOOKS.stream().map(look -> look.pattern().matcher(text)).toArray(Matcher[]::new);
        String lead = "";
        boolean quoted = false;
        int at = 0;
        while (at < text.length() && parts.size() < most) {
            if (Character.isWhitespace(text.charAt(at))) {
                lead = " ";
                at++;
                continue;
            }
            boolean quote = text.charAt(at) == '"';
            int afterText = quote && !quoted ? longQuoteEnd(text, at) : -1;
            if (afterText > 0) {
                parts.addAll(
                        List.of(new Part(lead, "\"", false), new Part("", "text", true), new Part("", "\"", false)));
                lead = "";
                at = afterText;
                continue;
            }
            quoted ^= quote;
            int end = add(text, at, lead, looks, parts);
            lead = "";
            at = end;
        }
        if (at < text.length() || line.length() > LONGEST_LINE) {
            parts.add(new Part(at < text.length() && Character.isWhitespace(text.charAt(at)) ? " " : lead, "text",
                    true));
        }
        return parts;
    }

    /** Where a quotation of many words ends, which is any text; less than 0 where it is short, or none. */
    private static int longQuoteEnd(String text, int at) {
        int end = text.indexOf('"', at + 1);
        return end > 0 && text.substring(at, end).chars().filter(Character::isWhitespace).count() > MOST_QUOTED
                ? end + 1
                : -1;
    }

    private static int add(String text, int at, String lead, Matcher[] looks, List<Part> parts) {
        boolean begins = at == 0 || !isWord(text.charAt(at - 1)) || !isWord(text.charAt(at));
        if (begins && mayVary(text, at)) {
            for (int i = 0; i < looks.length; i++) {
                Matcher look = looks[i].region(at, text.length()).useTransparentBounds(true);
                if (look.lookingAt() && look.end() > at) {
                    parts.add(new Part(lead, LOOKS.get(i).name(), true));
                    return look.end();
                }
            }
        }
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        while (end > at + 1 && text.charAt(end - 1) == '.') {
            end--;
        }
        if (end == at) {
            int mark = at + Character.charCount(text.codePointAt(at));
            parts.add(new Part(lead, text.substring(at, mark), false));
            return mark;
        }
        parts.add(word(text.substring(at, end), lead, parts));
        return end;
    }

    /** Whether it is worth looking closer: most words are just words. */
    private static boolean mayVary(String text, int at) {
        char c = text.charAt(at);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || "/[:+-h".indexOf(c) >= 0) {
            return true;
        }
        for (int i = at; i < text.length() && isWord(text.charAt(i)); i++) {
            if (text.charAt(i) == '@') {
                return true;
            }
        }
        return false;
    }

    private static Part word(String word, String lead, List<Part> before) {
        boolean value = !before.isEmpty() && lead.isEmpty() && before.getLast().text().equals("=");
        if (Telling.isMethod(word)) {
            return new Part(lead, "method", true);
        }
        boolean varies = word.length() > LONGEST_WORD || word.chars().anyMatch(c -> c >= '0' && c <= '9')
                || (value && !Telling.isLevel(word));
        return varies ? new Part(lead, Part.ANY_WORD, true) : new Part(lead, word, false);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || "_-./@+%~#$*&\\".indexOf(c) >= 0 || Character.isSurrogate(c);
    }

    /** A text with {@code *} where it varies. */
    static String generalised(String text) {
        StringBuilder out = new StringBuilder();
        for (Part part : of(text, 40)) {
            if (out.length() > LONGEST_GENERALISED) {
                return out.append('*').toString();
            }
            out.append(part.lead()).append(part.variable() ? "*" : part.text());
        }
        return out.toString();
    }
}
