package app.mallcop.connect.drafting;

import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.connect.lines.Classification;
import org.jspecify.annotations.Nullable;

/**
 * A template that was made up.
 *
 * @param look the line with its variables, or the fields
 * @param yaml as it stands in the file, an item of a list, without indentation
 * @param lines of the sample that it takes
 */
public record Drafted(String name, Classification classification, String eventType, Untrusted look, String yaml,
        long lines) {

    /** Of another sort than was guessed. */
    public Drafted classified(Classification as) {
        return new Drafted(name, as, eventType, look,
                yaml.replaceFirst("(?m)^  classification: [a-z]+$", "  classification: " + as.word()), lines);
    }

    public Drafted atSeverity(Severity severity) {
        return new Drafted(name, classification, eventType, look,
                yaml.replaceFirst("(?m)^    event_type: [a-z0-9_.-]+$",
                        "$0\n    severity: " + severity.word()),
                lines);
    }

    Drafted taking(long of, @Nullable String sample) {
        return new Drafted(name, classification, eventType, look,
                sample == null ? yaml : yaml + ParserText.sample(sample), of);
    }
}
