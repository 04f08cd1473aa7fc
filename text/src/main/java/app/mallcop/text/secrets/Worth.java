package app.mallcop.text.secrets;

import app.mallcop.api.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What a sighting in a file is worth: whether it is a secret at all, and how much it matters. Looks at the value and at
 * what stands right beside it; where the file lies is for the caller.
 *
 * @param why in our own words, a few of them; empty where there is nothing to say
 */
public record Worth(Severity severity, String why) {

    /** Bits per character: of base64, of at least 32 hex digits, of anything else. */
    public static final double BASE64_BITS = 4.0;
    public static final double HEX_BITS = 3.0;
    public static final double OTHER_BITS = 3.5;

    private static final double PASSWORD_BITS = 2.5;
    private static final int SHORTEST_PASSWORD = 8;

    /** Whether a secret is so short or simple that it could be found by trying, were its hash known. */
    public static boolean isGuessable(byte[] text, int start, int end) {
        String value = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
        return Redactor.isGuessable(value);
    }

    private static Optional<Worth> of(Severity severity, String why) {
        return Optional.of(new Worth(severity, why));
    }

    /**
     * Nothing where it is no secret.
     *
     * @param inCode whether the file is a program, where a value without quotes is a name
     * @param now what a token's own date is compared to
     */
    public static Optional<Worth> of(SecretSearch.Sighting sighting, byte[] text, int length, boolean inCode,
            Instant now) {
        Family family = sighting.family();
        String value = new String(text, sighting.start(), sighting.end() - sighting.start(),
                StandardCharsets.ISO_8859_1);
        return switch (family.name()) {
            case "password" -> isPassword(value, text, sighting, inCode) ? of(family.severity(), "") : Optional.empty();
            case "netrc-password" ->
                StopWords.isLookedUp(value) || StopWords.isExample(value) || StopWords.isEverybodys(value)
                        ? Optional.empty()
                        : of(family.severity(), "");
            case "generic-secret", "bearer-token" ->
                isRandom(value, text, length, sighting, inCode) ? of(family.severity(), "") : Optional.empty();
            case "basic-auth" -> basicAuth(value, family);
            case "url-password" -> UrlPassword.worth(value, text, length, sighting.end(), family);
            case "jwt" -> Jwt.worth(value, family, now);
            case "private-key", "gcp-service-account", "putty-key" -> privateKey(value, text, sighting, family);
            default -> token(value, family);
        };
    }

    private static Optional<Worth> token(String value, Family family) {
        if (StopWords.isLookedUp(value)) {
            return Optional.empty();
        }
        if (StopWords.isExample(value) || isMonotonous(value)) {
            return family.named() ? of(Severity.INFO, "looks like an example") : Optional.empty();
        }
        if (family.check() == Family.Check.CRC32_BASE62 && Crc32Base62.isWrong(value)) {
            return of(Severity.INFO, "its checksum is wrong, so it was never issued");
        }
        if (family.severity() == Severity.CRITICAL && isForTests(value)) {
            return of(Severity.WARN, "for the vendor's test mode");
        }
        return of(family.severity(), "");
    }

    private static boolean isForTests(String value) {
        return value.startsWith("sk_test_") || value.startsWith("rk_test_") || value.contains("_test_")
                || value.contains("_TEST-") || value.contains("-sandbox-") || value.contains("$sandbox$")
                || value.startsWith("secret-test-") || value.startsWith("EZTK");
    }

    private static Optional<Worth> privateKey(String value, byte[] text, SecretSearch.Sighting sighting,
            Family family) {
        String body = value.replaceAll("-----[A-Z0-9 ]{4,60}-----", "");
        if (body.contains("...") || StopWords.isExample(body.substring(0, Math.min(body.length(), 60)))) {
            return Optional.empty();
        }
        String before = new String(text, Math.max(0, sighting.start() - 400),
                sighting.start() - Math.max(0, sighting.start() - 400), StandardCharsets.ISO_8859_1);
        boolean putty = family.name().equals("putty-key") && before.contains("Encryption: aes");
        boolean openssh = value.contains("BEGIN OPENSSH") && !value.contains("b3BlbnNzaC1rZXktdjEAAAAABG5vbmU");
        boolean encrypted = value.contains("BEGIN ENCRYPTED") || value.contains("4,ENCRYPTED") || putty || openssh;
        return encrypted ? of(Severity.WARN, "encrypted with a passphrase") : of(family.severity(), "");
    }

    private static Optional<Worth> basicAuth(String value, Family family) {
        String decoded = Base64Text.decoded(value);
        int colon = decoded.indexOf(':');
        boolean real = colon >= 0 && decoded.length() - colon > 4 && !StopWords.isExample(decoded)
                && !StopWords.isEverybodys(decoded.substring(colon + 1));
        return real ? of(family.severity(), "") : Optional.empty();
    }

    private static boolean isPassword(String value, byte[] text, SecretSearch.Sighting sighting, boolean inCode) {
        boolean quoted = isQuoted(text, sighting.start());
        if (value.length() < SHORTEST_PASSWORD || StopWords.isLookedUp(value) || StopWords.isExample(value)
                || StopWords.isEverybodys(value) || isMonotonous(value) || (inCode && !quoted)) {
            return false;
        }
        if (!quoted && (value.indexOf('(') >= 0 || value.indexOf('[') >= 0 || value.indexOf('{') >= 0)) {
            return false;
        }
        boolean letter = value.chars().anyMatch(Character::isLetter);
        boolean sign = value.chars().anyMatch(c -> !Character.isLetter(c));
        return letter && sign && !looksLikeWords(value)
                && SecretScan.entropy(value, 0, value.length()) >= PASSWORD_BITS;
    }

    /** Letters with a few signs between: a name of something, a sentence, a path. */
    private static boolean looksLikeWords(String value) {
        return value.chars().noneMatch(c -> c >= '0' && c <= '9')
                && value.chars().filter(c -> !Character.isLetter(c)).allMatch(c -> "._-/:?!,()*#+~ ".indexOf(c) >= 0);
    }

    private static boolean isRandom(String value, byte[] text, int length, SecretSearch.Sighting sighting,
            boolean inCode) {
        boolean quoted = isQuoted(text, sighting.start());
        char after = sighting.end() < length ? (char) (text[sighting.end()] & 0xff) : ' ';
        return !(inCode && !quoted) && (quoted || "([{$<".indexOf(after) < 0) && looksRandom(value);
    }

    /** Whether a value, of whatever name, can hardly be anything but a secret. */
    public static boolean looksRandom(String value) {
        if (StopWords.isLookedUp(value) || StopWords.isExample(value) || StopWords.isEverybodys(value)
                || isMonotonous(value) || isUuid(value) || !value.chars().allMatch(Worth::mayBeInAKey)) {
            return false;
        }
        long digits = value.chars().filter(c -> c >= '0' && c <= '9').count();
        if (digits == 0 || digits == value.length() || isName(value, digits)) {
            return false;
        }
        return SecretScan.entropy(value, 0, value.length()) >= leastBits(value);
    }

    private static boolean mayBeInAKey(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || "_.~+/=-".indexOf(c) >= 0;
    }

    private static double leastBits(String value) {
        boolean hex = value.length() >= 32 && value.chars()
                .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'));
        if (hex) {
            return HEX_BITS;
        }
        boolean base64 = value.indexOf('+') >= 0 || value.endsWith("=")
                || (value.indexOf('/') >= 0 && value.length() >= 24);
        return base64 ? BASE64_BITS : OTHER_BITS;
    }

    /** Words put together, with a digit or two: {@code oauth2.client.registration}, {@code step-2-of-the-wizard}. */
    private static boolean isName(String value, long digits) {
        String[] parts = value.split("[._~+/=-]", -1);
        if (parts.length >= 2 && digits * 6 < value.length()) {
            int worded = 0;
            for (String part : parts) {
                worded += part.isEmpty() || part.matches("[A-Za-z]{1,24}[0-9]{0,2}") ? 1 : 0;
            }
            return worded * 4 >= parts.length * 3;
        }
        String word = value.substring(0, value.length() - 2);
        return parts.length == 1 && word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }

    private static boolean isUuid(String value) {
        return value.matches("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    }

    private static boolean isQuoted(byte[] text, int start) {
        return start > 0 && (text[start - 1] == '"' || text[start - 1] == '\'' || text[start - 1] == '`');
    }

    /** The same again, or one more than the one before, most of the way. */
    static boolean isMonotonous(String value) {
        int steps = 0;
        for (int i = 1; i < value.length(); i++) {
            int step = value.charAt(i) - value.charAt(i - 1);
            steps += step == 0 || step == 1 ? 1 : 0;
        }
        return value.length() > 4 && steps * 2 > value.length() - 1;
    }
}
