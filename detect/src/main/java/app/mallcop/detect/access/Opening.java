package app.mallcop.detect.access;

import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;

/**
 * Somebody from outside who was let in, or put out again.
 *
 * @param grantee who; {@code unknown} where the event does not say
 * @param resource to what; empty where it is the whole organisation
 * @param permission how much: 0 to read or unknown, 1 to write, 2 and 3 to administer
 * @param means what happened, in our words, without names
 * @param like how the grantee's domain poses as ours; empty where it does not
 * @param sure false where the grantee may be one of us, known from what they do
 */
record Opening(boolean opens, Untrusted grantee, Untrusted resource, int permission, Severity severity, String means,
        String like, boolean sure) {

    static final Untrusted UNKNOWN = Untrusted.of("unknown");
    static final Untrusted ANYBODY = Untrusted.of("anybody");

    Opening closing() {
        return new Opening(false, grantee, resource, permission, severity, means, like, sure);
    }
}
