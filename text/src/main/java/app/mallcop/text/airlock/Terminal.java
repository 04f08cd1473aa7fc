package app.mallcop.text.airlock;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;

/** The form for people: clear, without markers, and unable to move the cursor, hide, or turn the line around. */
public final class Terminal {

    private Terminal() {}

    /** The same escapes as in files, without the box; whole, however long. */
    public static String forTerminal(Untrusted text) {
        return Boxing.encoded(text);
    }

    /** At most this many columns: head and tail stay, the middle becomes a note that tells the original length. */
    public static String forTerminal(Untrusted text, int maxColumns) {
        return Middle.shorten(Boxing.encoded(text), text.length(), maxColumns, Middle.Size.COLUMNS);
    }

    /** Our words and the quoted values; the words are neutralised too, since a file they were read from can be edited. */
    public static String forTerminal(Prose prose) {
        StringBuilder out = new StringBuilder();
        for (Prose.Part part : prose.parts()) {
            out.append(switch (part) {
                case Prose.Words words -> Escapes.encode(words.text());
                case Prose.Quote quote -> forTerminal(quote.value());
            });
        }
        return out.toString();
    }
}
