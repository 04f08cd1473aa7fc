package app.mallcop.detect.gateway;

import app.mallcop.api.Metadata;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.List;

/**
 * Secrets that stand in a config as they are. Where an event is taken in each becomes a placeholder, and the placeholder is what is found.
 * References are fine: {@code ${NAME}}, and objects that say where the secret is kept.
 */
final class Secrets {

    interface Say {
        void fact(String name, String fact, String place);
    }

    private static final List<String> NAMES = List.of("token", "password", "passwd", "secret", "apikey", "privatekey",
            "accesskey", "passphrase",
            "credential", "credentials");
    private static final String REDACTED = "[REDACTED:";
    /** What the collector writes in place of a secret that could be guessed. */
    private static final String SHORT = "[REDACTED:short]";

    private Secrets() {}

    static void look(Settings settings, Metadata metadata, Say say) {
        for (Settings.Leaf leaf : settings.leaves()) {
            if (leaf.value() instanceof Value.Text(Untrusted text)) {
                String secret = text.clear();
                boolean redacted = secret.contains(REDACTED);
                if (redacted || (isNamed(leaf.path()) && isLiteral(secret))) {
                    say.fact("@secrets", "literal", leaf.shown());
                    boolean guards = leaf.path().endsWith("auth.token") || leaf.path().endsWith("hooks.token");
                    if (guards && (redacted ? secret.equals(SHORT) : Posture.isShort(secret))) {
                        say.fact("@token", "short", leaf.shown());
                    }
                }
            }
        }
        metadata.get("secrets_found").filter(value -> !Words.off(value))
                .ifPresent(value -> say.fact("@secrets", "literal", "secrets_found"));
    }

    private static boolean isNamed(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return NAMES.stream().anyMatch(last::endsWith);
    }

    /** Neither empty, nor a reference, nor what a tool writes in its place. */
    private static boolean isLiteral(String value) {
        return !value.isBlank() && !value.startsWith("${") && !value.startsWith("$") && !value.contains("REDACTED")
                && !value.contains("***") && !value.startsWith("secretref:") && !value.startsWith("op://")
                && !value.startsWith("<");
    }
}
