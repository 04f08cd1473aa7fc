package app.mallcop.connect.openclaw.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.secrets.Redactor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Settings without their secrets, at every depth: what is named like a secret, what looks like one, and all that is
 * handed on as an environment. References stay: {@code ${NAME}}, and objects that say where a secret is kept.
 */
final class Unsecret {

    /** A secret that people could guess; nothing of it is kept, not even a hash. */
    static final String SHORT = "[REDACTED:short]";
    private static final int SHORTEST = 24;
    private static final int FEWEST_LETTERS = 10;

    private static final List<String> ENDS = List.of("token", "password", "passwd", "secret", "apikey", "privatekey",
            "accesskey", "passphrase", "credential", "credentials", "signingkey", "webhookurl", "connectionstring");
    /** All texts below are handed to somebody as they are: which of them are secret nobody can know, so none is kept. */
    private static final Set<String> HANDED_ON = Set.of("env", "headers", "vars");
    private static final Untrusted WITHHELD = Untrusted.of("[withheld]");

    private enum Kind {
        PLAIN, HANDED_ON, SECRET
    }

    private static final Set<String> PLAIN_WORDS = Set.of("", "true", "false", "none", "off", "auto");

    private final UnaryOperator<String> hash;
    private final Redactor redactor;

    private Unsecret(UnaryOperator<String> hash) {
        this.hash = hash;
        // Keyed by the repo as well, so that the same secret is the same from scan to scan.
        this.redactor = new Redactor(
                ConfigFile.sha256(hash.apply("openclaw settings").getBytes(UTF_8)).getBytes(UTF_8));
    }

    /** @param hash keyed by the repo */
    static Value.Fields of(Value.Fields settings, UnaryOperator<String> hash) {
        return new Unsecret(hash).fields(settings, Kind.PLAIN);
    }

    private Value.Fields fields(Value.Fields fields, Kind kind) {
        TreeMap<Untrusted, Value> all = new TreeMap<>();
        for (Map.Entry<Untrusted, Value> field : fields.fields().entrySet()) {
            Kind below = kind == Kind.SECRET && isReference(fields) ? Kind.PLAIN : kind;
            if (below != Kind.SECRET && isNamed(field.getKey())) {
                below = Kind.SECRET;
            } else if (below == Kind.PLAIN && HANDED_ON.contains(bare(field.getKey().clear()))) {
                below = Kind.HANDED_ON;
            }
            all.put(field.getKey(), value(field.getValue(), below));
        }
        return new Value.Fields(all);
    }

    private Value value(Value value, Kind kind) {
        return switch (value) {
            case Value.Text(Untrusted text) -> new Value.Text(text(text, kind));
            case Value.Num number -> kind == Kind.SECRET ? Value.text(SHORT) : number;
            case Value.Items(List<Value> items) ->
                new Value.Items(items.stream().map(item -> value(item, kind)).toList());
            case Value.Fields fields -> fields(fields, kind);
            case Value.Flag _,Value.Nothing _ -> value;
        };
    }

    private Untrusted text(Untrusted text, Kind kind) {
        String exact = text.clear();
        if (isVariable(exact) || PLAIN_WORDS.contains(exact) || exact.startsWith("[REDACTED:")
                || exact.equals("__OPENCLAW_REDACTED__")) {
            return text;
        }
        if (kind == Kind.SECRET) {
            return Untrusted.of(mark(exact));
        }
        Untrusted safe = redactor.redact(text);
        return kind == Kind.HANDED_ON && safe.equals(text) ? WITHHELD : safe;
    }

    private String mark(String secret) {
        boolean guessable = secret.length() < SHORTEST || secret.chars().distinct().count() < FEWEST_LETTERS;
        return guessable ? SHORT : "[REDACTED:setting:" + hash.apply(secret) + "]";
    }

    private static boolean isNamed(Untrusted name) {
        String bare = bare(name.clear());
        return Redactor.namesSecret(name) || ENDS.stream().anyMatch(bare::endsWith);
    }

    /** {@code {source: "env", id: "NAME"}} says where it is kept. */
    private static boolean isReference(Value.Fields fields) {
        return fields.fields().get(Untrusted.of("source")) instanceof Value.Text(Untrusted source)
                && Set.of("env", "file", "exec", "store").contains(source.clear());
    }

    static boolean isVariable(String text) {
        return text.length() > 3 && text.startsWith("${") && text.indexOf('}') == text.length() - 1
                && text.chars().skip(2).limit(text.length() - 3L)
                        .allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
                                || (c >= '0' && c <= '9'));
    }

    private static String bare(String name) {
        StringBuilder bare = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT).chars().filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                .forEach(c -> bare.append((char) c));
        return bare.toString();
    }
}
