package app.mallcop.connect.history;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/** Patterns and words of {@code .gitleaks.toml} that allow a secret by its own text. Applied while the text is at hand. */
record TextAllowance(List<Pattern> secrets, List<Pattern> lines, List<String> stopWords) {

    static final TextAllowance NONE = new TextAllowance(List.of(), List.of(), List.of());

    boolean isEmpty() {
        return secrets.isEmpty() && lines.isEmpty() && stopWords.isEmpty();
    }

    boolean allows(String secret, String line) {
        String lower = secret.toLowerCase(Locale.ROOT);
        return secrets.stream().anyMatch(pattern -> pattern.matcher(secret).find())
                || lines.stream().anyMatch(pattern -> pattern.matcher(line).find())
                || stopWords.stream().anyMatch(lower::contains);
    }

    /** What a change of makes an old scan worthless. */
    String rules() {
        return secrets.stream().map(Pattern::pattern).toList() + "\0" + lines.stream().map(Pattern::pattern).toList()
                + "\0" + stopWords;
    }
}
