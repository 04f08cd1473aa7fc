package app.mallcop.text.skills;

import app.mallcop.text.canonical.Canonical;

/**
 * One line of commands, continuation lines joined.
 *
 * @param line where it begins, from 1
 * @param raw as it stands
 * @param plain lower case, without quotes, escapes and other disguises
 * @param warned the document says not to do it
 */
record Statement(int line, Where where, String raw, String plain, boolean warned) {

    static Statement of(int line, Where where, String raw, boolean warned) {
        return new Statement(line, where, raw, plain(raw), warned);
    }

    /** {@code c'ur'l${IFS}x} is {@code curl x}. */
    private static String plain(String raw) {
        String text = Canonical.of(raw).text().replace("${ifs}", " ").replace("$ifs$9", " ").replace("$ifs", " ")
                .replace("$@", "")
                .replace("$*", "");
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean quote = c == '\'' || c == '"'
                    || (c == '^' && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1)));
            boolean escape = c == '\\' && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
            boolean dollarQuote = c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '\'';
            if (!quote && !escape && !dollarQuote) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
