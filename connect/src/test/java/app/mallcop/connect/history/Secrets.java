package app.mallcop.connect.history;

import app.mallcop.testkit.Gen;
import app.mallcop.text.secrets.Crc32Base62;

/** Secrets that are made when a test runs, so that none stands in a source. */
final class Secrets {

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String HEX = "0123456789abcdef";

    private Secrets() {}

    static String random(String alphabet, int length, long seed) {
        Gen gen = Gen.seeded(seed);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < length; i++) {
            out.append(alphabet.charAt(gen.between(0, alphabet.length())));
        }
        return out.toString();
    }

    static String base62(int length, long seed) {
        return random(BASE62, length, seed);
    }

    static String hex(int length, long seed) {
        return random(HEX, length, seed);
    }

    /** With a right checksum. */
    static String github(long seed) {
        return github("ghp_", seed);
    }

    static String github(String prefix, long seed) {
        String body = base62(30, seed);
        return prefix + body + Crc32Base62.of(body);
    }

    static String awsKeyId(String prefix, long seed) {
        return prefix + random(UPPER, 16, seed);
    }

    static String stripe(long seed) {
        return "sk_" + "live_" + base62(24, seed);
    }

    /** A private key block of this kind; not a real key. */
    static String pem(String kind, long seed) {
        StringBuilder out = new StringBuilder("-----BEGIN " + kind + "-----\n");
        for (int i = 0; i < 6; i++) {
            out.append(base62(64, seed * 100 + i)).append('\n');
        }
        return out + "-----END " + kind + "-----\n";
    }
}
