package app.mallcop.connect.entra;

import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller;
import app.mallcop.net.Wire;
import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** MSAL's requests over our wire. A base address of the sign-in may have a path, which MSAL does not know of. */
final class MsalWire implements IHttpClient {

    /** The machine's own address answers at once or is not there. */
    private static final Duration NEAR = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 1 << 20;

    private final Caller caller;
    private final Wire wire;
    private final URI login;

    MsalWire(Caller caller, Wire wire, URI login) {
        this.caller = caller;
        this.wire = wire;
        this.login = login;
    }

    @Override
    public IHttpResponse send(HttpRequest request) throws Exception {
        URI uri = placed(request.url().toURI());
        Map<String, String> headers = new HashMap<>(request.headers() == null ? Map.of() : request.headers());
        String type = headers.getOrDefault("Content-Type", "application/x-www-form-urlencoded");
        Ask ask = request.httpMethod() == HttpMethod.POST
                ? Ask.post(uri, type, request.body() == null ? "" : request.body())
                : Ask.get(uri);
        for (var header : headers.entrySet()) {
            ask = ask.header(header.getKey(), header.getValue());
        }
        // Managed identity is asked for at a link-local or loopback address, without TLS.
        Answer answer = "http".equals(uri.getScheme()) ? wire.send(ask, NEAR, MOST_BYTES) : caller.ask(ask);
        HttpResponse out = new HttpResponse().statusCode(answer.status()).body(answer.text());
        Map<String, List<String>> told = new HashMap<>();
        for (String name : List.of("Content-Type", "Retry-After", "WWW-Authenticate")) {
            answer.header(name).ifPresent(value -> told.put(name, List.of(value)));
        }
        out.addHeaders(told);
        return out;
    }

    private URI placed(URI asked) {
        String path = login.getRawPath();
        if (path == null || path.isEmpty() || path.equals("/") || !Caller.host(asked).equals(Caller.host(login))) {
            return asked;
        }
        String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return URI.create("https://" + asked.getRawAuthority() + base + asked.getRawPath() + query);
    }
}
