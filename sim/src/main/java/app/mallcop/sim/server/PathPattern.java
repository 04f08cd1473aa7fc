package app.mallcop.sim.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with places for variables. */
record PathPattern(List<String> segments) {

    static PathPattern of(String path) {
        return new PathPattern(List.of(path.split("/", -1)));
    }

    /** The variables, decoded; empty when it is another path. */
    Optional<Map<String, String>> match(String rawPath) {
        String[] parts = rawPath.split("/", -1);
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (i >= parts.length) {
                return Optional.empty();
            }
            if (segment.endsWith("...}")) {
                String rest = String.join("/", List.of(parts).subList(i, parts.length));
                variables.put(segment.substring(1, segment.length() - 4), decoded(rest));
                return Optional.of(variables);
            }
            if (segment.startsWith("{") && segment.endsWith("}")) {
                if (parts[i].isEmpty()) {
                    return Optional.empty();
                }
                variables.put(segment.substring(1, segment.length() - 1), decoded(parts[i]));
            } else if (!segment.equals(decoded(parts[i]))) {
                return Optional.empty();
            }
        }
        return parts.length == segments.size() ? Optional.of(variables) : Optional.empty();
    }

    private static String decoded(String part) {
        // in a path a plus is a plus
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
