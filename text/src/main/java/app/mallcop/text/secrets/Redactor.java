package app.mallcop.text.secrets;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.tables.Tsv;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Takes recognised secrets out: each becomes {@code [REDACTED:<family>:<keyed hash>]}, so that the same secret is still
 * the same and nobody without the key can try guesses. Where a secret is short or simple there is no hash, since the key
 * lies in the repo. What is already redacted stays as it is. Immutable, and safe for threads to share.
 */
@SuppressWarnings("ReferenceEquality") // whether anything was taken out, which makes another instance
public final class Redactor {

    private static final int HASH_BYTES = 6;
    /** Fewer bits than this could be found by trying, by whoever has the repo. */
    private static final double LEAST_BITS = 64;

    private static final Map<String, Family> BY_FIELD = byField();

    private final SecretKeySpec key;

    public Redactor(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("the key for hashes of secrets has at least 16 bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** The same instance where there is nothing to take out. */
    public Untrusted redact(Untrusted text) {
        String exact = text.clear();
        List<SecretScan.Found> found = SecretScan.find(exact);
        return found.isEmpty() ? text : Untrusted.of(without(exact, found));
    }

    /** Redacts texts, and remembers those that come again; what it answers is what a {@link Redactor} answers. */
    public interface Memory {

        /** The same instance where there is nothing to take out. */
        Untrusted redact(Untrusted text);

        /** Whether nothing is to be taken out of this name of a field, and it names no secret; false when in doubt. */
        boolean isPlainName(Untrusted name);
    }

    private final class NoMemory implements Memory {
        @Override
        public Untrusted redact(Untrusted text) {
            return Redactor.this.redact(text);
        }

        @Override
        public boolean isPlainName(Untrusted name) {
            return false;
        }
    }

    /**
     * Every text and key of a tree; the values of fields that are named like secrets as well. The same instance where
     * there is nothing to take out. Expects a tree within {@link app.mallcop.text.airlock.Bounds}.
     */
    public Value.Fields redact(Value.Fields fields) {
        return redact(fields, new NoMemory());
    }

    public Value.Fields redact(Value.Fields fields, Memory memory) {
        TreeMap<Untrusted, Value> changed = null;
        for (Map.Entry<Untrusted, Value> entry : fields.fields().entrySet()) {
            Untrusted name = entry.getKey();
            boolean plain = memory.isPlainName(name);
            Value value = redact(plain ? null : name, entry.getValue(), memory);
            Untrusted safe = plain ? name : memory.redact(name);
            if (value != entry.getValue() || safe != name) {
                changed = changed == null ? new TreeMap<>(fields.fields()) : changed;
                changed.remove(name);
                changed.put(safe, value);
            }
        }
        return changed == null ? fields : new Value.Fields(changed);
    }

    /** Whether a field of this name holds a secret, whatever it looks like. */
    public static boolean namesSecret(Untrusted name) {
        return BY_FIELD.containsKey(bare(name.clear()));
    }

    /** @param name of the field; null where it is known to name no secret */
    private Value redact(@Nullable Untrusted name, Value value, Memory memory) {
        return switch (value) {
            case Value.Text(Untrusted text) -> {
                Untrusted safe = redact(name, text, memory);
                yield safe == text ? value : new Value.Text(safe);
            }
            case Value.Items(var items) -> {
                List<Value> changed = items.stream().map(item -> redact(name, item, memory)).toList();
                yield changed.equals(items) ? value : new Value.Items(changed);
            }
            case Value.Fields fields -> redact(fields, memory);
            case Value.Num _,Value.Flag _,Value.Nothing _ -> value;
        };
    }

    private Untrusted redact(@Nullable Untrusted name, Untrusted text, Memory memory) {
        Family family = name == null ? null : BY_FIELD.get(bare(name.clear()));
        if (family != null && !text.isEmpty() && !isRedacted(text.clear()) && !isReference(text.clear())) {
            return Untrusted.of(mark(family, text.clear()));
        }
        return memory.redact(text);
    }

    private String without(String text, List<SecretScan.Found> found) {
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (SecretScan.Found one : found) {
            out.append(text, copied, one.start());
            out.append(mark(SecretScan.family(one.rank()), text.substring(one.start(), one.end())));
            copied = one.end();
        }
        return out.append(text, copied, text.length()).toString();
    }

    private String mark(Family family, String secret) {
        return isGuessable(secret) || !family.hashed()
                ? "[REDACTED:" + family.name() + "]"
                : "[REDACTED:" + family.name() + ":" + hash(secret) + "]";
    }

    static boolean isGuessable(String secret) {
        return SecretScan.entropy(secret, 0, secret.length()) * secret.length() < LEAST_BITS;
    }

    private String hash(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)), 0, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static boolean isRedacted(String text) {
        return text.startsWith("[REDACTED:") && text.indexOf(']') == text.length() - 1;
    }

    /** {@code ${API_KEY}} says where a secret is kept, and is none. */
    private static boolean isReference(String text) {
        if (text.length() < 4 || text.length() > 100 || !text.startsWith("${") || !text.endsWith("}")) {
            return false;
        }
        return text.chars().skip(2).limit(text.length() - 3L)
                .allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }

    /** {@code Secret-Access_Key} is {@code secretaccesskey}. */
    private static String bare(String name) {
        if (name.length() > 64) {
            return "";
        }
        StringBuilder bare = new StringBuilder(name.length());
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                bare.append(c);
            }
        }
        return bare.toString();
    }

    private static Map<String, Family> byField() {
        Map<String, Family> names = new HashMap<>();
        Tsv.rows(Redactor.class, "names.tsv").forEach(row -> names.put(row.get(0), SecretScan.family(row.get(1))));
        return Map.copyOf(names);
    }
}
