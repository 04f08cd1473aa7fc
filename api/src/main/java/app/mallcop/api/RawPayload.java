package app.mallcop.api;

import static java.util.Objects.requireNonNull;

/**
 * The vendor's own record, as it came: evidence, and nothing else. It is kept aside from the event and is never read by
 * a detector, an actor or an output path; the event names it by its hash.
 */
public record RawPayload(Value.Fields content) {

    public RawPayload {
        requireNonNull(content, "content is null");
    }

    /** Not even its size: nothing of it belongs in a message. */
    @Override
    public String toString() {
        return "‹raw payload›";
    }

    /** How an event names its raw payload: {@code sha256:} and 64 hex digits of the stored canonical form. */
    public record Ref(String hash) {

        private static final String PREFIX = "sha256:";

        public Ref {
            if (!isHash(hash)) {
                throw new IllegalArgumentException("a raw payload is named by sha256: and 64 hex digits");
            }
        }

        private static boolean isHash(String text) {
            if (text.length() != PREFIX.length() + 64 || !text.startsWith(PREFIX)) {
                return false;
            }
            for (int i = PREFIX.length(); i < text.length(); i++) {
                char c = text.charAt(i);
                if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                    return false;
                }
            }
            return true;
        }
    }
}
