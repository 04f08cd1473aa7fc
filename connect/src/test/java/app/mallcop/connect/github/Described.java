package app.mallcop.connect.github;

import app.mallcop.sim.server.RequestLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations that were held against GitHub's own description: {@code src/test/github-openapi}, operations.tsv. */
record Described(String method, String path, Set<String> query) {

    Described(String method, String path, Set<String> query) {
        this.method = method;
        this.path = path;
        this.query = Set.copyOf(query);
    }

    static List<Described> all() {
        try (InputStream in = Described.class.getResourceAsStream("operations.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank()).map(line -> line.split("\t", -1))
                    .map(cells -> new Described(cells[0], cells[1], Set.of(cells[2].split(" ")))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of several that fit, the one that names most of the path. */
    static Optional<Described> of(RequestLog.Line line) {
        return all().stream().filter(each -> each.method.equals(line.method()) && each.fits(line.path()))
                .min((a, b) -> Long.compare(a.holes(), b.holes()));
    }

    static void check(List<RequestLog.Line> lines) {
        for (RequestLog.Line line : lines) {
            Optional<Described> operation = of(line);
            for (String pair : line.query().isEmpty() ? new String[0] : line.query().split("&")) {
                operation = operation.filter(each -> each.query.contains(pair.substring(0, pair.indexOf('='))));
            }
            if (operation.isEmpty()) {
                throw new AssertionError("not in operations.tsv: " + line.method() + " " + line.path() + "?"
                        + line.query() + "; how to hold it against GitHub's description is in "
                        + "connect/src/test/github-openapi/README.md");
            }
        }
    }

    private boolean fits(String asked) {
        String[] want = path.split("/", -1);
        String[] is = asked.split("/", -1);
        for (int i = 0; i < want.length && want.length == is.length; i++) {
            if (!want[i].equals(is[i]) && (!want[i].startsWith("{") || is[i].isEmpty())) {
                return false;
            }
        }
        return want.length == is.length;
    }

    private long holes() {
        return path.chars().filter(c -> c == '{').count();
    }
}
