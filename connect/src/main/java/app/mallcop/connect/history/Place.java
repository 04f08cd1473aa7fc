package app.mallcop.connect.history;

import app.mallcop.api.Untrusted;
import java.time.Instant;

/**
 * Where a secret stands, and who put it there.
 *
 * @param path within the repository; empty for a message
 * @param commit the one that brought it; empty for what is not committed
 * @param author name and address, as the commit says
 * @param present whether the file still holds it at HEAD; a message always does
 */
public record Place(In in, Untrusted path, int line, String object, String commit, Instant authored, Untrusted author,
        boolean present) {

    /** What kind of place. */
    public enum In {
        FILE, COMMIT_MESSAGE, TAG_MESSAGE, STAGED
    }
}
