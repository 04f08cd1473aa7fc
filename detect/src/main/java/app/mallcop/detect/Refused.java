package app.mallcop.detect;

import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import java.util.Locale;
import java.util.Set;

/** Whether what was tried was not done: the platform said no. */
public final class Refused {

    private static final EventType SIGN_IN_FAILURE = new EventType("sign_in_failure");
    private static final EventType AUTH_FAILURE = new EventType("auth_failure");

    private static final Set<String> WORDS = Set.of("failure", "failed", "fail", "denied", "accessdenied", "refused",
            "rejected", "blocked", "unauthorized", "forbidden", "error");

    private Refused() {}

    public static boolean is(Sighting seen) {
        return seen.type().equals(SIGN_IN_FAILURE) || seen.type().equals(AUTH_FAILURE)
                || seen.meta("outcome").filter(word -> WORDS.contains(word.clear().toLowerCase(Locale.ROOT)))
                        .isPresent()
                || seen.meta("error_code").filter(code -> !isNone(code)).isPresent();
    }

    private static boolean isNone(Untrusted code) {
        return code.isEmpty() || code.clear().equals("0");
    }
}
