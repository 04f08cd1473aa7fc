package app.mallcop.detect.failures;

import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Sighting;
import app.mallcop.text.tables.Tsv;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How an attempt to sign in ended, on whatever platform. The words and codes are in {@code attempts.tsv}. */
public enum Attempt {
    SUCCESS, FAILURE,
    /** A failure: the second factor was denied, or nobody answered. */
    REFUSED,
    /** Begun, or its end was not told: "Started", "Accepted", nothing at all. Counted as neither. */
    UNKNOWN,
    /** No attempt to sign in. */
    NONE;

    private static final Map<String, Attempt> TYPES = new HashMap<>();
    private static final Map<String, Attempt> OUTCOMES = new HashMap<>();
    private static final Map<String, Attempt> CODES = new HashMap<>();
    private static final Set<String> STEPS = new HashSet<>();
    private static final List<String> FACTORS = new ArrayList<>();
    private static final List<String> REFUSALS = new ArrayList<>();

    static {
        for (List<String> row : Tsv.rows(Attempt.class, "attempts.tsv")) {
            String word = row.get(1);
            switch (row.get(0)) {
                case "type" -> TYPES.put(word, meaning(row.get(2)));
                case "outcome" -> OUTCOMES.put(word, meaning(row.get(2)));
                case "code" -> {
                    if (row.get(2).equals("step")) {
                        STEPS.add(word);
                    } else {
                        CODES.put(word, meaning(row.get(2)));
                    }
                }
                case "factor" -> FACTORS.add(word);
                case "refusal" -> REFUSALS.add(word);
                default -> throw new IllegalStateException("attempts.tsv: unknown kind " + row.get(0));
            }
        }
    }

    private static Attempt meaning(String word) {
        return switch (word) {
            case "success" -> SUCCESS;
            case "failure" -> FAILURE;
            case "refused" -> REFUSED;
            case "unknown" -> UNKNOWN;
            default -> throw new IllegalStateException("attempts.tsv: unknown meaning " + word);
        };
    }

    /** The event types that are attempts to sign in. */
    public static Set<EventType> types() {
        Set<EventType> types = new HashSet<>();
        TYPES.keySet().forEach(name -> types.add(new EventType(name)));
        return types;
    }

    public static Attempt of(Sighting seen) {
        Attempt byType = TYPES.get(seen.type().name());
        if (byType == null) {
            return NONE;
        }
        if (byType == SUCCESS || byType == REFUSED) {
            return byType;
        }
        String code = word(seen, "error_code");
        if (STEPS.contains(code)) {
            return UNKNOWN;
        }
        Attempt ended = byType == FAILURE ? FAILURE : ending(seen, code);
        return ended == FAILURE && (CODES.get(code) == REFUSED || refusesFactor(seen)) ? REFUSED : ended;
    }

    public boolean isFailure() {
        return this == FAILURE || this == REFUSED;
    }

    private static Attempt ending(Sighting seen, String code) {
        String outcome = word(seen, "outcome");
        Attempt told = OUTCOMES.get(outcome);
        if (told != null && told != UNKNOWN) {
            return told;
        }
        if (code.isEmpty() || !outcome.isEmpty()) {
            return UNKNOWN;
        }
        Attempt byCode = CODES.getOrDefault(code, FAILURE);
        return byCode == REFUSED ? FAILURE : byCode;
    }

    private static boolean refusesFactor(Sighting seen) {
        String reason = word(seen, "outcome_reason");
        return !reason.isEmpty() && FACTORS.stream().anyMatch(reason::contains)
                && REFUSALS.stream().anyMatch(reason::contains);
    }

    /** A text or a number of the metadata, in lower case; empty where there is none. */
    private static String word(Sighting seen, String key) {
        Optional<Value> value = seen.event().metadata().get(key);
        if (value.isEmpty()) {
            return "";
        }
        return switch (value.get()) {
            case Value.Text(Untrusted text) -> text.clear().strip().toLowerCase(Locale.ROOT);
            case Value.Num(java.math.BigDecimal number) -> number.toPlainString();
            case Value.Flag flag -> flag == Value.Flag.TRUE ? "true" : "false";
            case Value.Nothing _,Value.Items _,Value.Fields _ -> "";
        };
    }
}
