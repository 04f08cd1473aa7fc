package app.mallcop.sim.server;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What a simulated platform answers. Immutable; each {@code with} is another one. */
public final class Answer {

    record Header(String name, String value) {}

    private final int status;
    private final List<Header> headers;
    private final byte[] body;
    private final boolean mayBeGzipped;

    private Answer(int status, List<Header> headers, byte[] body, boolean mayBeGzipped) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.mayBeGzipped = mayBeGzipped;
    }

    public static Answer json(Value body) {
        return json(200, body);
    }

    public static Answer json(int status, Value body) {
        return text(status, "application/json; charset=utf-8", Json.of(body));
    }

    public static Answer text(int status, String type, String body) {
        return bytes(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer bytes(int status, String type, byte[] body) {
        return new Answer(status, List.of(new Header("Content-Type", type)), body.clone(), true);
    }

    public static Answer empty(int status) {
        return new Answer(status, List.of(), new byte[0], false);
    }

    public Answer with(String header, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(header, value));
        return new Answer(status, more, body, mayBeGzipped);
    }

    public Answer with(String header, long value) {
        return with(header, Long.toString(value));
    }

    Answer without(String header) {
        return new Answer(status, headers.stream().filter(each -> !each.name().equalsIgnoreCase(header)).toList(), body,
                mayBeGzipped);
    }

    Answer withoutBody(int otherStatus) {
        return new Answer(otherStatus, headers, new byte[0], false);
    }

    /** Another {@code rel} in the Link header. */
    public Answer withLink(String rel, String url) {
        String link = "<" + url + ">; rel=\"" + rel + '"';
        Optional<String> before = header("Link");
        return without("Link").with("Link", before.map(links -> links + ", " + link).orElse(link));
    }

    /** An ETag of the body; whoever comes with the same one is answered 304 without a body. */
    public Answer withEtag() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return with("ETag", '"' + HexFormat.of().formatHex(hash, 0, 16) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Goes out as it is even to those who would take gzip: a file that is gzip already. */
    public Answer asItIs() {
        return new Answer(status, headers, body, false);
    }

    public int status() {
        return status;
    }

    public Optional<String> header(String name) {
        return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value).findFirst();
    }

    List<Header> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    boolean mayBeGzipped() {
        return mayBeGzipped;
    }
}
