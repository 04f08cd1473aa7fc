package app.mallcop.net;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The JDK's web socket. What came is kept until it is asked for, and no more is let in than fits. */
final class JdkTalk implements Talk {

    private static final Duration SENDING = Duration.ofSeconds(30);

    /** A text, or why there is none. */
    private sealed interface Came {
        record Text(String text) implements Came {}

        record Closed(String why) implements Came {}

        record TooLarge() implements Came {}
    }

    private final WebSocket socket;
    private final Ear ear;
    private final long mostBytes;

    private JdkTalk(WebSocket socket, Ear ear, long mostBytes) {
        this.socket = socket;
        this.ear = ear;
        this.mostBytes = mostBytes;
    }

    static JdkTalk open(HttpClient client, URI uri, Duration deadline, long mostBytes)
            throws IOException, InterruptedException {
        Ear ear = new Ear(mostBytes);
        CompletableFuture<WebSocket> coming = client.newWebSocketBuilder().connectTimeout(deadline).buildAsync(uri,
                ear);
        return new JdkTalk(waited(coming, deadline), ear, mostBytes);
    }

    private static <T> T waited(CompletableFuture<T> coming, Duration deadline)
            throws IOException, InterruptedException {
        try {
            return coming.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            coming.cancel(true);
            HttpTimeoutException late = new HttpTimeoutException("no answer in " + deadline.toSeconds() + " s");
            late.initCause(e);
            throw late;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }

    @Override
    public void say(String text) throws IOException, InterruptedException {
        waited(socket.sendText(text, true), SENDING);
    }

    @Override
    public String next(Duration within) throws IOException, InterruptedException {
        Came came = ear.came.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        return switch (came) {
            case null -> throw new HttpTimeoutException("no answer in " + within.toSeconds() + " s");
            case Came.Text(String text) -> {
                socket.request(1);
                yield text;
            }
            case Came.Closed(String why) -> throw new IOException(why);
            case Came.TooLarge() -> throw new Wire.TooLarge(mostBytes);
        };
    }

    @Override
    public void close() {
        var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .whenComplete((_, _) -> socket.abort());
    }

    /** Puts parts together and asks for no more than one text at a time. */
    private static final class Ear implements WebSocket.Listener {

        private final BlockingQueue<Came> came = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final long most;

        Ear(long most) {
            this.most = most;
        }

        @Override
        public void onOpen(WebSocket socket) {
            socket.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            if ((long) text.length() + part.length() > most) {
                came.add(new Came.TooLarge());
                socket.abort();
                return null;
            }
            text.append(part);
            if (last) {
                came.add(new Came.Text(text.toString()));
                text.setLength(0);
            } else {
                socket.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            came.add(new Came.Closed("closed with code " + code));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            came.add(new Came.Closed("broken off"));
        }
    }
}
