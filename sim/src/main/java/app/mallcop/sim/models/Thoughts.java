package app.mallcop.sim.models;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a server has its model think: signed, and wanted back with the calls that it led to. */
final class Thoughts {

    private final Map<String, String> signed = new HashMap<>();
    private final Map<String, String> before = new HashMap<>();

    /** A new one; its text is not shown, as newer models have it. */
    synchronized String think() {
        String signature = "sig-" + (signed.size() + 1);
        signed.put(signature, "");
        return signature;
    }

    synchronized void led(String signature, String call) {
        before.put(call, signature);
    }

    synchronized boolean own(String thinking, String signature) {
        return thinking.equals(signed.get(signature));
    }

    synchronized Optional<String> before(String call) {
        return Optional.ofNullable(before.get(call));
    }
}
