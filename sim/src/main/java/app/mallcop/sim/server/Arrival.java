package app.mallcop.sim.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the site that a request is for: by the name in its Host header, else by the first part of its path. */
final class Arrival {

    private static final int LARGEST_BODY = 16 << 20;

    private Arrival() {}

    static Optional<Request> of(HttpExchange exchange, Collection<Site> sites, int port) throws IOException {
        URI uri = exchange.getRequestURI();
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
        String host = header.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
        String path = uri.getRawPath();
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        for (Site site : sites) {
            boolean byHost = site.isCalled(host);
            String prefix = '/' + site.name();
            if (byHost || path.equals(prefix) || path.startsWith(prefix + '/')) {
                String base = "https://" + (header.isEmpty() ? "localhost:" + port : header) + (byHost ? "" : prefix);
                String within = byHost ? path : path.substring(prefix.length());
                return Optional.of(new Request(exchange.getRequestMethod(), site, base, uri.toString(),
                        within.isEmpty() ? "/" : within, Optional.ofNullable(uri.getRawQuery()).orElse(""),
                        exchange.getRequestHeaders(), body, Map.of()));
            }
        }
        return Optional.empty();
    }
}
