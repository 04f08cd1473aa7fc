package app.mallcop.sim.server;

import static app.mallcop.sim.server.Fault.Kind.MALFORMED_PARAMETER;
import static app.mallcop.sim.server.Fault.Kind.MISSING_PARAMETER;
import static app.mallcop.sim.server.Fault.Kind.UNKNOWN_PARAMETER;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parameters of a query or a form that were found to be as the route wants them. */
public final class Given {

    private final SortedMap<String, List<String>> values;

    private Given(SortedMap<String, List<String>> values) {
        this.values = values;
    }

    /** @throws Refused when one is missing, not known, malformed, or there twice */
    static Given checked(Request request, String encoded, Param... params) {
        SortedMap<String, List<String>> values = read(request, encoded);
        List<String> known = new ArrayList<>();
        for (Param param : params) {
            known.add(param.name());
            List<String> given = values.getOrDefault(param.name(), List.of());
            if (given.isEmpty() && param.required()) {
                throw request.refused(new Fault(MISSING_PARAMETER, param.name(), "it is required"));
            }
            if (given.size() > 1 && !param.repeats()) {
                throw request.refused(new Fault(MALFORMED_PARAMETER, param.name(), "it is given more than once"));
            }
            if (!given.stream().allMatch(param.format().accepts())) {
                throw request.refused(
                        new Fault(MALFORMED_PARAMETER, param.name(), "it must be " + param.format().says()));
            }
        }
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw request.refused(new Fault(UNKNOWN_PARAMETER, name, "it is not a parameter of this operation"));
            }
        }
        return new Given(values);
    }

    private static SortedMap<String, List<String>> read(Request request, String encoded) {
        SortedMap<String, List<String>> values = new TreeMap<>();
        for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            try {
                String name = URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8);
                values.computeIfAbsent(name, none -> new ArrayList<>())
                        .add(equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw request.refused(new Fault(MALFORMED_PARAMETER, "query", "it has a wrong percent escape"));
            }
        }
        return values;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** One that is required. */
    public String text(String name) {
        return optional(name).orElseThrow(() -> new IllegalStateException(name + " was not declared as required"));
    }

    public Optional<String> optional(String name) {
        return all(name).stream().findFirst();
    }

    public String text(String name, String otherwise) {
        return optional(name).orElse(otherwise);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Of a parameter whose format is a number. */
    public int number(String name, int otherwise) {
        return optional(name).map(Integer::parseInt).orElse(otherwise);
    }

    /** Of a parameter whose format is {@link Format#TIME}. */
    public Instant time(String name, Instant otherwise) {
        return optional(name).map(Format::time).orElse(otherwise);
    }

    /** All but one, encoded and sorted: what a continuation token belongs to, or the query of a next link. */
    public String without(String left) {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, all) -> {
            if (!name.equals(left)) {
                all.forEach(value -> pairs.add(encoded(name) + '=' + encoded(value)));
            }
        });
        return String.join("&", pairs);
    }

    /** With one of them set to another value: the query of a next link. */
    public String with(String name, String value) {
        String rest = without(name);
        return (rest.isEmpty() ? "" : rest + '&') + encoded(name) + '=' + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
