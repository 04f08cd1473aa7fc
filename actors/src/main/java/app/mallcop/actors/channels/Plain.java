package app.mallcop.actors.channels;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.text.airlock.Terminal;
import java.util.regex.Pattern;

/**
 * Text for a message: one line, nothing in it hidden, and nothing in it that a mail or chat program makes a link of by
 * itself. The channel shows it in a form without markup.
 */
final class Plain {

    /** Columns of one quoted value within a sentence. */
    private static final int QUOTE = 64;
    private static final Pattern WWW = Pattern.compile("(?i)\\bwww\\.");
    private static final Pattern SCHEME = Pattern
            .compile("(?i)\\b(mailto|tel|javascript|data|file|sms|msteams|slack):(?=\\S)");

    private Plain() {}

    static String of(Prose prose, int most) {
        StringBuilder out = new StringBuilder();
        for (Prose.Part part : prose.parts()) {
            out.append(switch (part) {
                case Prose.Words words -> Terminal.forTerminal(Untrusted.of(words.text()));
                case Prose.Quote quote -> Terminal.forTerminal(quote.value(), QUOTE);
            });
        }
        return cut(unlinked(out.toString()), most);
    }

    static String of(Untrusted text, int most) {
        return cut(unlinked(Terminal.forTerminal(text, most)), most + most / 4);
    }

    /** As people write addresses that nobody should click: {@code https[:]//}. */
    static String unlinked(String text) {
        String plain = text.replace("://", "[:]//");
        return SCHEME.matcher(WWW.matcher(plain).replaceAll("www[.]")).replaceAll("$1[:]");
    }

    private static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
