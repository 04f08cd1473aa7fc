package app.mallcop.sim.aws;

import static app.mallcop.sim.server.Fault.Kind.BAD_CREDENTIALS;
import static app.mallcop.sim.server.Fault.Kind.MALFORMED_HEADER;
import static app.mallcop.sim.server.Fault.Kind.NOT_SIGNED_IN;

import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks signatures as AWS documents version 4: it reckons each anew from what came and the secret it knows. */
public final class SigV4 {

    private static final Pattern AUTHORIZATION = Pattern
            .compile("AWS4-HMAC-SHA256 Credential=([A-Z0-9]+)/([0-9]{8})/([a-z0-9-]+)/([a-z0-9]+)/aws4_request, ?"
                    + "SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Duration SKEW = Duration.ofMinutes(15);

    /** Who signed, and for where. */
    public record Caller(String keyId, String region) {}

    private record Key(String secret, String session) {}

    private final Map<String, Key> keys = new ConcurrentHashMap<>();

    /** @param session the session token that must come with it; empty for a key that lasts */
    public void know(String keyId, String secret, String session) {
        keys.put(keyId, new Key(secret, session));
    }

    public Caller required(Request request, String service) {
        Matcher said = AUTHORIZATION.matcher(request.header("Authorization")
                .orElseThrow(() -> request.refused(new Fault(NOT_SIGNED_IN, "Authorization", "it is missing"))));
        if (!said.matches()) {
            throw request.refused(new Fault(MALFORMED_HEADER, "Authorization", "it is no version 4 signature"));
        }
        Key key = keys.get(said.group(1));
        if (key == null || !key.session().equals(request.header("X-Amz-Security-Token").orElse(""))) {
            throw request.refused(new Fault(BAD_CREDENTIALS, "Credential", "the key is not known"));
        }
        String stamp = request.requiredHeader("X-Amz-Date", Format.ANY);
        List<String> signed = List.of(said.group(5).split(";", -1));
        boolean asScoped = said.group(4).equals(service) && stamp.startsWith(said.group(2)) && isNow(stamp)
                && signed.contains("host") && signed.stream().sorted().toList().equals(signed)
                && request.headers().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> name.startsWith("x-amz-")).allMatch(signed::contains);
        String scope = said.group(2) + '/' + said.group(3) + '/' + said.group(4) + "/aws4_request";
        String reckoned = signature(key.secret(), said.group(2), said.group(3), service,
                "AWS4-HMAC-SHA256\n" + stamp + '\n' + scope + '\n'
                        + hash(canonical(request, signed, service).getBytes(StandardCharsets.UTF_8)));
        if (!asScoped || !reckoned.equals(said.group(6))) {
            throw request.refused(new Fault(MALFORMED_HEADER, "Authorization", "the signature does not match"));
        }
        return new Caller(said.group(1), said.group(3));
    }

    private static boolean isNow(String stamp) {
        try {
            Instant at = LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC);
            return Duration.between(at, Instant.now()).abs().compareTo(SKEW) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String canonical(Request request, List<String> signed, String service) {
        String raw = request.rawUri();
        int question = raw.indexOf('?');
        String path = question < 0 ? raw : raw.substring(0, question);
        StringBuilder out = new StringBuilder(request.method()).append('\n')
                .append(service.equals("s3") ? path : path.replace("%", "%25")).append('\n')
                .append(query(request.rawQuery())).append('\n');
        for (String name : signed) {
            String value = request.headers().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join(",", header.getValue())).findFirst().orElse("");
            out.append(name).append(':').append(value.strip().replaceAll(" +", " ")).append('\n');
        }
        String payload = hash(request.body());
        String declared = request.header("X-Amz-Content-Sha256").orElse(payload);
        boolean plain = declared.equals("UNSIGNED-PAYLOAD") || declared.equals(payload);
        return out.append('\n').append(String.join(";", signed)).append('\n').append(plain ? declared : payload)
                .toString();
    }

    private static String query(String raw) {
        if (raw.isEmpty()) {
            return "";
        }
        List<String> pairs = new ArrayList<>(Arrays.asList(raw.split("&", -1)));
        pairs.replaceAll(pair -> pair.indexOf('=') < 0 ? pair + '=' : pair);
        Collections.sort(pairs);
        return String.join("&", pairs);
    }

    private static String signature(String secret, String day, String region, String service, String text) {
        byte[] key = mac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), day);
        return HexFormat.of().formatHex(mac(mac(mac(mac(key, region), service), "aws4_request"), text));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
