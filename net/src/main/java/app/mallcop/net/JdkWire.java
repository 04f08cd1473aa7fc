package app.mallcop.net;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/** The JDK's HTTP client: TLS as told, no redirects, gzip unpacked, a deadline over all of the answer. */
public final class JdkWire implements Wire {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client;

    public JdkWire(SSLContext tls, Optional<ProxySelector> proxy) {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER).sslContext(tls);
        proxy.ifPresent(builder::proxy);
        client = builder.build();
    }

    @Override
    public Answer send(Ask ask, Duration deadline, long mostBytes) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(ask.uri()).timeout(deadline)
                .method(ask.method(), ask.body().length == 0
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(ask.body()))
                .header("Accept-Encoding", "gzip");
        ask.headers().forEach(request::setHeader);
        if ("http".equals(ask.uri().getScheme())) {
            // Without TLS the client would ask for an upgrade to HTTP/2, which servers with web sockets take for one of theirs.
            request.version(HttpClient.Version.HTTP_1_1);
        }
        CompletableFuture<HttpResponse<byte[]>> coming = client.sendAsync(request.build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), mostBytes));
        HttpResponse<byte[]> came;
        try {
            came = coming.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            coming.cancel(true);
            HttpTimeoutException late = new HttpTimeoutException("no whole answer in " + deadline.toSeconds() + " s");
            late.initCause(e);
            throw late;
        } catch (InterruptedException e) {
            coming.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw asIo(e.getCause() == null ? e : e.getCause(), mostBytes);
        }
        return new Answer(came.statusCode(), came.headers().map(), unpacked(came, mostBytes));
    }

    @Override
    public Talk talk(URI uri, Duration deadline, long mostBytes) throws IOException, InterruptedException {
        return JdkTalk.open(client, uri, deadline, mostBytes);
    }

    private static IOException asIo(Throwable why, long mostBytes) {
        if (why instanceof IOException io) {
            String said = io.getMessage();
            // The JDK says it in words only.
            return said != null && said.contains("exceeds capacity") ? new TooLarge(mostBytes) : io;
        }
        return new IOException(why);
    }

    private static byte[] unpacked(HttpResponse<byte[]> came, long mostBytes) throws IOException {
        Map<String, List<String>> headers = came.headers().map();
        boolean gzip = headers.entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("content-encoding")
                        && header.getValue().contains("gzip"));
        if (!gzip || came.body().length == 0) {
            return came.body();
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(came.body()))) {
            byte[] out = in.readNBytes((int) Math.min(mostBytes + 1, Integer.MAX_VALUE - 8));
            if (out.length > mostBytes) {
                throw new TooLarge(mostBytes);
            }
            return out;
        }
    }
}
