package app.mallcop.connect.github;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** What a GitHub App signs its own name with. Does not show itself. */
final class AppKey {

    /** GitHub's clock may be behind ours, and takes no longer than ten minutes. */
    private static final Duration EARLIER = Duration.ofSeconds(60);
    private static final Duration GOOD_FOR = Duration.ofMinutes(9);

    private final String app;
    private final RSAPrivateKey key;

    AppKey(String app, RSAPrivateKey key) {
        this.app = app;
        this.key = key;
    }

    String jwt(Instant now) {
        String header = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        String claims = "{\"iat\":" + now.minus(EARLIER).getEpochSecond() + ",\"exp\":"
                + now.plus(GOOD_FOR).getEpochSecond() + ",\"iss\":\"" + app.replaceAll("[^A-Za-z0-9_.-]", "") + "\"}";
        String signed = header + "." + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RSA", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
