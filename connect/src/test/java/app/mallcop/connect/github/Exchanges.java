package app.mallcop.connect.github;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.Witness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes each exchange with the simulated GitHub as a line of JSON, to be held against GitHub's own description: see
 * {@code src/test/github-openapi}. Answers that were spoilt on purpose are left out, and so are sign-in headers.
 */
final class Exchanges implements Witness {

    /** The file to add to; without it nothing is written. */
    static final String FILE = "mallcop.github.exchanges";
    private static final List<String> SENT = List.of("Accept", "Content-Type", "User-Agent", "X-GitHub-Api-Version");
    private static final List<String> ANSWERED = List.of("Content-Type", "ETag", "Link", "Retry-After");
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final Path file;

    private Exchanges(Path file) {
        this.file = file;
    }

    static Witness written() {
        String file = System.getProperty(FILE, "");
        return file.isEmpty() ? Witness.NOBODY : new Exchanges(Path.of(file));
    }

    @Override
    public void saw(Request request, Answer answer, String mishap) {
        if (!mishap.isEmpty()) {
            return;
        }
        Fields sent = new Fields();
        SENT.forEach(name -> request.header(name).ifPresent(value -> sent.put(name, value)));
        Fields answered = new Fields();
        ANSWERED.forEach(name -> answer.header(name).ifPresent(value -> answered.put(name, value)));
        write(new Fields().put("method", request.method()).put("path", request.path())
                .put("query", request.rawQuery()).put("sent", sent).put("body", request.bodyText())
                .put("status", answer.status()).put("answered", answered)
                .put("answer", new String(answer.body(), StandardCharsets.UTF_8)).done());
    }

    private void write(Value exchange) {
        ONE_AT_A_TIME.lock();
        try {
            Files.writeString(file, Json.of(exchange) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }
}
