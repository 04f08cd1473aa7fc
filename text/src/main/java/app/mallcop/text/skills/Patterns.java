package app.mallcop.text.skills;

import app.mallcop.text.tables.Tsv;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Code that shows by itself, by patterns.tsv; and archives with a password, where upper and lower case differ. */
final class Patterns {

    private record Known(String rule, String keyword, Pattern pattern) {}

    private static final List<Known> ALL = Tsv.rows(Patterns.class, "patterns.tsv").stream()
            .map(row -> new Known(row.get(0), row.get(1), Pattern.compile(row.get(2)))).toList();

    private static final Pattern LOCKED = Pattern.compile(
            "\\b(?:unzip\\b[^\\n|;]{0,60}\\s-P\\s{0,2}[^\\s-]|(?:7z|7za|7zr|7zz)\\s{1,4}[xe]\\b[^\\n|;]{0,80}\\s-p[^\\s]"
                    + "|tar\\b[^\\n|;]{0,80}--passphrase|unrar\\s{1,4}[xe]\\b[^\\n|;]{0,60}\\s-p[^\\s]"
                    + "|openssl\\s{1,4}(?:enc|aes-256-cbc)\\b[^\\n|;]{0,80}\\s(?:-d\\b[^\\n|;]{0,80}\\s-(?:k|pass)\\s|-(?:k|pass)\\s[^\\n|;]{0,80}\\s-d\\b))");

    private Patterns() {}

    static void find(Statement statement, Consumer<String> rule) {
        String plain = statement.plain();
        for (Known known : ALL) {
            if (plain.contains(known.keyword) && known.pattern.matcher(plain).find()) {
                rule.accept(known.rule);
            }
        }
        if (mayBeLocked(plain) && LOCKED.matcher(statement.raw().replace("\"", "").replace("'", "")).find()) {
            rule.accept("locked-archive");
        }
    }

    private static boolean mayBeLocked(String plain) {
        return plain.contains("unzip") || plain.contains("7z") || plain.contains("passphrase")
                || plain.contains("unrar")
                || plain.contains("openssl");
    }
}
