package app.mallcop.net;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request. Shown by its method and path alone, since queries, headers and bodies may hold secrets. */
public final class Ask {

    private final String method;
    private final URI uri;
    private final Map<String, String> headers;
    private final byte[] body;

    private Ask(String method, URI uri, Map<String, String> headers, byte[] body) {
        this.method = requireNonNull(method, "method is null");
        this.uri = requireNonNull(uri, "uri is null");
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.body = body;
    }

    public static Ask get(URI uri) {
        return new Ask("GET", uri, Map.of(), new byte[0]);
    }

    public static Ask post(URI uri, String contentType, String body) {
        return new Ask("POST", uri, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    public static Ask postJson(URI uri, String json) {
        return post(uri, "application/json", json);
    }

    public static Ask postForm(URI uri, Map<String, String> form) {
        return post(uri, "application/x-www-form-urlencoded", encoded(form));
    }

    public Ask header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Ask(method, uri, more, body);
    }

    public Ask bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public String method() {
        return method;
    }

    public URI uri() {
        return uri;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    /** {@code base} and what is below it, with parameters in the order given; both escaped as needed. */
    public static URI uri(URI base, List<String> path, Map<String, String> query) {
        StringBuilder out = new StringBuilder(base.toString());
        while (!out.isEmpty() && out.charAt(out.length() - 1) == '/') {
            out.setLength(out.length() - 1);
        }
        path.forEach(part -> out.append('/').append(escaped(part)));
        if (!query.isEmpty()) {
            out.append('?').append(encoded(query));
        }
        return URI.create(out.toString());
    }

    private static String encoded(Map<String, String> pairs) {
        List<String> parts = new ArrayList<>();
        pairs.forEach((name, value) -> parts.add(escaped(name) + "=" + escaped(value)));
        return String.join("&", parts);
    }

    /** As RFC 3986 has it: {@code %20}, not {@code +}, for a blank. */
    public static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E",
                "~");
    }

    @Override
    public String toString() {
        return method + " " + uri.getRawPath();
    }
}
