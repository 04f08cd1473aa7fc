package app.mallcop.detect.engine;

import app.mallcop.api.Entity;
import app.mallcop.api.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Who a finding is: (detector, rule, entities, scope). The id is their hash, so it is the same wherever and whenever it is found. */
final class Fingerprint {

    private Fingerprint() {}

    static String id(String detector, String rule, List<Entity> entities, Scope scope) {
        MessageDigest sha = sha256();
        add(sha, detector);
        add(sha, rule);
        for (Entity entity : entities) {
            add(sha, entity.role());
            add(sha, entity.value().clear());
        }
        add(sha, "scope");
        add(sha, scope instanceof Scope.Day day ? day.day().toString() : "none");
        return "fnd_" + HexFormat.of().formatHex(sha.digest(), 0, 16);
    }

    /** With its length before it, so that no value can pose as two. */
    private static void add(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
