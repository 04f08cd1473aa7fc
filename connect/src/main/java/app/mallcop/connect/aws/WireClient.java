package app.mallcop.connect.aws;

import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import app.mallcop.net.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Lets the SDK send by our wire: so its calls know the proxy and the CA bundle, and end in time. */
final class WireClient implements SdkHttpClient {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    /** A trail's file is a few MB packed; unpacked, never as large as this. */
    private static final long MOST_BYTES = 256L << 20;
    /** The wire sets these itself; the values are those that were signed. */
    private static final Set<String> BY_THE_WIRE = Set.of("host", "content-length", "content-type", "expect",
            "connection");
    /** Lengths and checksums are left out: the wire has unpacked the body. */
    private static final List<String> PASSED_ON = List.of("Content-Type", "Date", "Retry-After", "x-amzn-ErrorType",
            "x-amzn-RequestId", "x-amz-request-id", "x-amz-id-2", "x-amz-bucket-region");

    private final Wire wire;

    WireClient(Wire wire) {
        this.wire = wire;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest prepared) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return said(wire.send(ask(prepared), DEADLINE, MOST_BYTES));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    InterruptedIOException stopped = new InterruptedIOException("stopped");
                    stopped.initCause(e);
                    throw stopped;
                }
            }

            @Override
            public void abort() {
                // The wire ends by itself: at its deadline, or when the thread is interrupted.
            }
        };
    }

    private static Ask ask(HttpExecuteRequest prepared) throws IOException {
        SdkHttpRequest request = prepared.httpRequest();
        Ask ask;
        if (request.method() == SdkHttpMethod.GET) {
            ask = Ask.get(request.getUri());
        } else if (request.method() == SdkHttpMethod.POST) {
            ask = Ask.post(request.getUri(), request.firstMatchingHeader("Content-Type").orElse(""), body(prepared));
        } else {
            throw new IOException("a reader only gets and posts");
        }
        for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
            if (!BY_THE_WIRE.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                ask = ask.header(header.getKey(), String.join(",", header.getValue()));
            }
        }
        return ask;
    }

    private static String body(HttpExecuteRequest prepared) throws IOException {
        if (prepared.contentStreamProvider().isEmpty()) {
            return "";
        }
        try (InputStream in = prepared.contentStreamProvider().get().newStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpExecuteResponse said(Answer answer) {
        SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(answer.status());
        for (String name : PASSED_ON) {
            answer.header(name).ifPresent(value -> response.putHeader(name, value));
        }
        return HttpExecuteResponse.builder().response(response.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body()))).build();
    }

    @Override
    public String clientName() {
        return "mallcop";
    }

    @Override
    public void close() {
        // The wire is shared.
    }
}
