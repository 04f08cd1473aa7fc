package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import java.util.List;

/** Not guessable from outside: whoever floods us with things can't choose which of them stay. */
final class KeyedHash {

    private KeyedHash() {}

    static long of(long salt, List<Untrusted> parts) {
        long hash = salt;
        for (Untrusted part : parts) {
            String text = part.clear();
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            hash = Long.rotateLeft(hash, 17) + salt;
        }
        return (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
    }
}
