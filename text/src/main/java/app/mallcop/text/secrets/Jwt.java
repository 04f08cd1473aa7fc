package app.mallcop.text.secrets;

import app.mallcop.api.Severity;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JSON web token says of itself: it is only signed, so everybody can read it. */
final class Jwt {

    private static final Pattern EXPIRES = Pattern.compile("\"exp\"\\s{0,4}:\\s{0,4}([0-9]{1,12})");

    private Jwt() {}

    static Optional<Worth> worth(String token, Family family, Instant now) {
        String[] parts = token.split("\\.", -1);
        String head = Base64Text.decoded(parts[0]);
        String claims = Base64Text.decoded(parts[1]);
        if (!head.contains("\"alg\"")) {
            return Optional.empty();
        }
        Matcher expires = EXPIRES.matcher(claims);
        if (expires.find() && Instant.ofEpochSecond(Long.parseLong(expires.group(1))).isBefore(now)) {
            return Optional.of(new Worth(Severity.INFO, "expired"));
        }
        if (claims.contains("\"1234567890\"") || claims.contains("John Doe") || head.contains("\"none\"")) {
            return Optional.of(new Worth(Severity.INFO, "looks like an example"));
        }
        if (claims.contains("\"anon\"") && claims.contains("supabase")) {
            return Optional.of(new Worth(Severity.INFO, "a public key of Supabase"));
        }
        return claims.contains("\"service_role\"")
                ? Optional.of(new Worth(Severity.CRITICAL, "a service key of Supabase"))
                : Optional.of(new Worth(family.severity(), ""));
    }
}
