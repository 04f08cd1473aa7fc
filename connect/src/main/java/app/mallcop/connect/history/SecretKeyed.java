package app.mallcop.connect.history;

import app.mallcop.text.secrets.Worth;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keyed hash of secrets: the same secret is the same, and without the key no guess can be tried. One thread's. */
final class SecretKeyed {

    private static final int BYTES = 16;
    private static final String WEAK = "weak-";

    private final Mac mac;

    SecretKeyed(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** Whether the secret is so simple that its hash may not leave the machine: who has the key could try guesses. */
    static boolean isWeak(String print) {
        return print.startsWith(WEAK);
    }

    String print(String family, byte[] text, int start, int end) {
        mac.update(family.getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 0);
        mac.update(text, start, end - start);
        String hash = HexFormat.of().formatHex(mac.doFinal(), 0, BYTES);
        return Worth.isGuessable(text, start, end) ? WEAK + hash : hash;
    }
}
