package app.mallcop.sim.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What was asked, in the order in which it was answered. It keeps no header and no body, and of a query no secret. */
public final class RequestLog {

    /**
     * @param query as it came, secrets left out
     * @param status 0 when the connection was closed before an answer
     * @param mishap empty when nothing went wrong by script
     */
    public record Line(String method, String site, String path, String query, int status, String mishap) {}

    /** Query parameters that carry secrets with some vendor. */
    private static final Set<String> SECRET = Set.of("access_token", "apikey", "client_secret", "code", "key", "sig",
            "signature", "token", "x-amz-credential", "x-amz-security-token", "x-amz-signature");

    private final List<Line> lines = new ArrayList<>();

    synchronized void add(Request request, int status, String mishap) {
        lines.add(new Line(request.method(), request.site().name(), request.path(), cleaned(request.rawQuery()), status,
                mishap));
    }

    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Those whose site and path, written together as {@code github/orgs/acme}, contain this. */
    public List<Line> lines(String method, String part) {
        return lines().stream()
                .filter(line -> line.method().equals(method) && (line.site() + line.path()).contains(part)).toList();
    }

    public int count(String method, String part) {
        return lines(method, part).size();
    }

    public synchronized void clear() {
        lines.clear();
    }

    private static String cleaned(String query) {
        if (query.isEmpty()) {
            return query;
        }
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            boolean secret = equals > 0 && SECRET.contains(pair.substring(0, equals).toLowerCase(Locale.ROOT));
            pairs.add(secret ? pair.substring(0, equals) + "=…" : pair);
        }
        return String.join("&", pairs);
    }
}
