package app.mallcop.sim.server;

import static app.mallcop.sim.server.Fault.Kind.MALFORMED_BODY;
import static app.mallcop.sim.server.Fault.Kind.MALFORMED_HEADER;
import static app.mallcop.sim.server.Fault.Kind.MISSING_HEADER;

import app.mallcop.api.Value;
import app.mallcop.sim.json.JsonReader;
import app.mallcop.sim.json.NotJson;
import com.sun.net.httpserver.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request to a site, and the strict ways to read it: each either gives what the route wants or throws the vendor's no. */
public final class Request {

    private final String method;
    private final Site site;
    private final String base;
    private final String rawUri;
    private final String path;
    private final String query;
    private final Headers headers;
    private final byte[] body;
    private final Map<String, String> variables;

    Request(String method, Site site, String base, String rawUri, String path, String query, Headers headers,
            byte[] body, Map<String, String> variables) {
        this.method = method;
        this.site = site;
        this.base = base;
        this.rawUri = rawUri;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.variables = Map.copyOf(variables);
    }

    Request matching(Map<String, String> matched) {
        return new Request(method, site, base, rawUri, path, query, headers, body, matched);
    }

    public String method() {
        return method;
    }

    public Site site() {
        return site;
    }

    /** Where this site is for whoever asked: the start of next links, without a slash at its end. */
    public String base() {
        return base;
    }

    /** Within the site, still encoded. */
    public String path() {
        return path;
    }

    /** As it stood in the request line, encoded, with the query: what signatures are made of. */
    public String rawUri() {
        return rawUri;
    }

    /** Still encoded; empty when there is none. */
    public String rawQuery() {
        return query;
    }

    /** What stood in the path where the route has {@code {name}}, decoded. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no {" + name + "}");
        }
        return value;
    }

    public Given query(Param... params) {
        return Given.checked(this, query, params);
    }

    public Given form(Param... params) {
        if (!contentType().equals("application/x-www-form-urlencoded")) {
            throw refused(new Fault(MALFORMED_HEADER, "Content-Type", "it must be application/x-www-form-urlencoded"));
        }
        return Given.checked(this, bodyText(), params);
    }

    /** The JSON object that was sent; no body at all is no object. */
    public JsonBody json(String... contentTypes) {
        List<String> allowed = contentTypes.length == 0 ? List.of("application/json") : List.of(contentTypes);
        if (!allowed.contains(contentType())) {
            throw refused(new Fault(MALFORMED_HEADER, "Content-Type", "it must be " + String.join(" or ", allowed)));
        }
        try {
            if (JsonReader.read(bodyText()) instanceof Value.Fields fields) {
                return new JsonBody(this, fields);
            }
            throw refused(new Fault(MALFORMED_BODY, "body", "it is not a JSON object"));
        } catch (NotJson e) {
            throw refused(new Fault(MALFORMED_BODY, "body", "it is not JSON"));
        }
    }

    public byte[] body() {
        return body.clone();
    }

    public String bodyText() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw refused(new Fault(MALFORMED_BODY, "body", "it is not UTF-8"));
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** All headers, names as they are compared: without regard to case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    public String requiredHeader(String name, Format format) {
        String value = header(name)
                .orElseThrow(() -> refused(new Fault(MISSING_HEADER, name, "it is required")));
        if (!format.accepts().test(value)) {
            throw refused(new Fault(MALFORMED_HEADER, name, "it must be " + format.says()));
        }
        return value;
    }

    /** The vendor's own no to this fault, to be thrown. */
    public Refused refused(Fault fault) {
        return new Refused(site.faults().answer(fault));
    }

    private String contentType() {
        return header("Content-Type").map(type -> type.split(";", 2)[0].strip()).orElse("");
    }
}
