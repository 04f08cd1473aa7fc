package app.mallcop.desk.decide;

import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import app.mallcop.text.secrets.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who decides, and what they say to it: checked, and without secrets.
 *
 * @param redacted something that looked like a secret was taken out
 */
public record Spoken(Untrusted author, @Nullable Untrusted words, boolean redacted) {

    /** In UTF-8. Longer than any note; what is longer belongs into a file of its own. */
    public static final int LONGEST_TEXT = 16 * 1024;
    private static final int LONGEST_AUTHOR = 200;

    /** Refuses what no decision may hold; before the lock is taken. */
    public static void check(Untrusted author, Optional<Untrusted> words) {
        if (words.isPresent() && bytes(words.get()) > LONGEST_TEXT) {
            throw Refusal.usage("note-too-long", "The text is longer than " + LONGEST_TEXT + " bytes.",
                    "Keep the long form in a file in the repo, and name that file here.");
        }
        if (author.clear().isBlank() || author.length() > LONGEST_AUTHOR) {
            throw Refusal.usage("bad-author", "An author is 1 to " + LONGEST_AUTHOR + " characters.",
                    "Give a name: --author NAME");
        }
    }

    private static int bytes(Untrusted text) {
        return text.clear().getBytes(StandardCharsets.UTF_8).length;
    }

    /** Under the lock, since the key of the redaction may have to be made first. */
    public static Spoken of(Repo repo, Untrusted author, Optional<Untrusted> words) throws IOException {
        Redactor redactor = new Redactor(Setup.redactionKey(repo.layout(), repo.disk()));
        if (words.isEmpty()) {
            return new Spoken(redactor.redact(author), null, false);
        }
        Untrusted said = redactor.redact(words.get());
        return new Spoken(redactor.redact(author), said, !said.equals(words.get()));
    }
}
