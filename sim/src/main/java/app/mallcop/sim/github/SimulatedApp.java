package app.mallcop.sim.github;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.json.JsonReader;
import app.mallcop.sim.json.NotJson;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Request;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A GitHub App with a key of its own. Its word is taken when it is signed with that key and good for ten minutes at most. */
public final class SimulatedApp {

    public static final String ID = "271828";
    public static final String INSTALLATION = "31415926";
    private static final int LONGEST = 600;
    /** What PKCS#8 puts before an RSA key of this size. */
    private static final int HEAD = 26;

    private final Supplier<Instant> now;
    /** Made when it is first asked for, since that takes a while and most tests have no App. */
    private final LazyKeys keys = new LazyKeys();

    SimulatedApp(Supplier<Instant> now) {
        this.now = now;
    }

    private static final class LazyKeys {
        private @Nullable KeyPair made;

        synchronized KeyPair pair() {
            KeyPair pair = made;
            if (pair == null) {
                try {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(2048);
                    pair = generator.generateKeyPair();
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
                made = pair;
            }
            return pair;
        }
    }

    public String pkcs8() {
        return pem("PRIVATE KEY", keys.pair().getPrivate().getEncoded());
    }

    /** As GitHub hands it out. */
    public String pkcs1() {
        byte[] all = keys.pair().getPrivate().getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(all, HEAD, all.length));
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
                + "\n-----END "
                + label + "-----\n";
    }

    void check(Request request) {
        String[] parts = request.header("Authorization").filter(value -> value.startsWith("Bearer "))
                .map(value -> value.substring(7)).orElse("").split("\\.", -1);
        if (parts.length != 3 || !signed(parts) || !claimed(parts[1])
                || !request.variable("id").equals(INSTALLATION)) {
            throw request.refused(new Fault(Fault.Kind.BAD_CREDENTIALS, "Authorization", "no JWT of this App"));
        }
    }

    private boolean signed(String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.pair().getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private boolean claimed(String part) {
        try {
            Value claims = JsonReader.read(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
            long at = now.get().getEpochSecond();
            long from = number(claims, "iat");
            long until = number(claims, "exp");
            return from <= at && until > at && until - at <= LONGEST && claims instanceof Value.Fields fields
                    && Value.text(ID).equals(fields.fields().get(Untrusted.of("iss")));
        } catch (NotJson | IllegalArgumentException e) {
            return false;
        }
    }

    private static long number(Value claims, String name) {
        return claims instanceof Value.Fields fields
                && fields.fields().get(Untrusted.of(name)) instanceof Value.Num(BigDecimal number)
                        ? number.longValue()
                        : 0;
    }
}
