package app.mallcop.cli.show;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.text.airlock.Terminal;
import java.time.Instant;
import java.util.List;

/**
 * Comma-separated values that a spreadsheet opens without obeying them: text is neutralised as for a terminal, and a
 * cell that a spreadsheet would take for a formula gets an apostrophe in front. Lines end in a newline.
 */
public final class Csv {

    private final StringBuilder out = new StringBuilder();
    private final int columns;
    private int inLine;

    public Csv(List<String> header) {
        columns = header.size();
        header.forEach(this::cell);
    }

    public Csv cell(String own) {
        out.append(inLine == 0 ? "" : ",").append(quoted(harmless(own)));
        inLine++;
        if (inLine == columns) {
            out.append('\n');
            inLine = 0;
        }
        return this;
    }

    public Csv cell(Untrusted value) {
        return cell(Terminal.forTerminal(value));
    }

    public Csv cell(Prose sentence) {
        return cell(Terminal.forTerminal(sentence));
    }

    public Csv cell(long number) {
        return cell(Long.toString(number));
    }

    public Csv cell(Instant when) {
        return cell(when.toString());
    }

    public String text() {
        return out.toString();
    }

    /** A spreadsheet strips spaces and quotes before it looks for the sign of a formula, so we look behind them, too. */
    static String harmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20|%".indexOf(c) >= 0) {
                return "'" + text;
            }
            if (c != '"' && c != '\'' && !Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return text;
            }
        }
        return text;
    }

    private static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t') {
                return '"' + text.replace("\"", "\"\"") + '"';
            }
        }
        return text;
    }
}
