package app.mallcop.text.secrets;

import app.mallcop.api.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A password in a URL matters as much as the host behind the {@code @}. */
final class UrlPassword {

    private static final Set<String> AT_HOME = Set.of("localhost", "127.0.0.1", "0.0.0.0", "[::1]",
            "host.docker.internal", "db", "database", "postgres", "postgresql", "mysql", "mariadb", "mongo", "mongodb",
            "redis", "rabbitmq", "amqp", "kafka", "host", "hostname", "server", "proxy");
    private static final int LONGEST_HOST = 255;

    private UrlPassword() {}

    static Optional<Worth> worth(String password, byte[] text, int length, int end, Family family) {
        int from = Math.min(end + 1, length);
        int to = from;
        while (to < length && to - from < LONGEST_HOST && "/:?#\"' \t\r\n)],;}<>".indexOf(text[to] & 0xff) < 0) {
            to++;
        }
        String host = new String(text, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (StopWords.isLookedUp(password) || StopWords.isLookedUp(host) || StopWords.isExample(password)
                || StopWords.isEverybodys(password) || Worth.isMonotonous(password) || host.isEmpty()
                || password.indexOf('{') >= 0 || password.equals("password")) {
            return Optional.empty();
        }
        boolean harmless = AT_HOME.contains(host) || host.matches("(?:.{0,200}\\.)?example(?:\\.[a-z]{2,9})?")
                || host.endsWith(".test") || host.endsWith(".local") || host.endsWith(".invalid")
                || host.endsWith(".localhost");
        return Optional.of(harmless
                ? new Worth(Severity.INFO, "for a machine of one's own, or an example")
                : new Worth(family.severity(), ""));
    }
}
