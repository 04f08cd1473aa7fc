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

/**
 * Takes recognised secrets out: each becomes {@code [REDACTED:<family>:<keyed hash>]}, so that the same secret is still
 * the same and nobody without the key can try guesses. Where a secret is short or simple there is no hash, since the key
 * lies in the repo. What is already redacted stays as it is. Immutable, and safe for threads to share.
 */
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

    /**
     * Every text and key of a tree; the values of fields that are named like secrets as well. The same instance where
     * there is nothing to take out. Expects a tree within {@link app.mallcop.text.airlock.Bounds}.
     */
    public Value.Fields redact(Value.Fields fields) {
        TreeMap<Untrusted, Value> changed = new TreeMap<>();
        boolean any = false;
        for (Map.Entry<Untrusted, Value> entry : fields.fields().entrySet()) {
            Untrusted name = redact(entry.getKey());
            Value value = redact(entry.getKey(), entry.getValue());
            any |= !name.equals(entry.getKey()) || !value.equals(entry.getValue());
            changed.put(name, value);
        }
        return any ? new Value.Fields(changed) : fields;
    }

    /** Whether a field of this name holds a secret, whatever it looks like. */
    public static boolean namesSecret(Untrusted name) {
        return BY_FIELD.containsKey(bare(name.clear()));
    }

    private Value redact(Untrusted name, Value value) {
        return switch (value) {
            case Value.Text(Untrusted text) -> {
                Family family = BY_FIELD.get(bare(name.clear()));
                Untrusted safe = family == null || text.isEmpty() || isRedacted(text.clear())
                        || isReference(text.clear())
                                ? redact(text)
                                : Untrusted.of(mark(family, text.clear()));
                yield safe.equals(text) ? value : new Value.Text(safe);
            }
            case Value.Items(var items) -> {
                List<Value> changed = items.stream().map(item -> redact(name, item)).toList();
                yield changed.equals(items) ? value : new Value.Items(changed);
            }
            case Value.Fields fields -> redact(fields);
            case Value.Num _,Value.Flag _,Value.Nothing _ -> value;
        };
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
        name.toLowerCase(Locale.ROOT).chars().filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                .forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    private static Map<String, Family> byField() {
        Map<String, Family> names = new HashMap<>();
        Tsv.rows(Redactor.class, "names.tsv").forEach(row -> names.put(row.get(0), SecretScan.family(row.get(1))));
        return Map.copyOf(names);
    }
}
