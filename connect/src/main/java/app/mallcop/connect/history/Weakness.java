package app.mallcop.connect.history;

import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;

/**
 * A file at HEAD that is unwise, whatever its content is: a tracked {@code .env}, a workflow that runs strangers' code.
 *
 * @param rule its name in {@code weaknesses.tsv}
 * @param advice what to do
 * @param blob the content it was seen in
 */
public record Weakness(String rule, String title, String advice, Severity severity, Untrusted path, int line,
        String blob) implements Finding {

    @Override
    public String fingerprint() {
        return Fingerprint.of(rule + "\0" + path.clear());
    }
}
