package app.mallcop.desk.init;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks all platforms at once, each on a thread of its own, and waits for none longer than the deadline. */
final class Probing {

    static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final long TICK_MILLIS = 100;

    /** @param connector null when it can't be made; then {@code why} says so */
    record Asked(String id, String type, boolean configured, @Nullable Connector connector, @Nullable Problem why) {}

    private record Answer(int number, Discovery discovery) {}

    private final Duration patience;
    private final Progress progress;
    private final Cancel cancel;

    Probing(Duration patience, Progress progress, Cancel cancel) {
        this.patience = patience;
        this.progress = progress;
        this.cancel = cancel;
    }

    /** In the order of the asked. */
    List<Probed> all(List<Asked> asked) throws InterruptedException {
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            int number = i;
            threads.add(Thread.ofVirtual().name("discover " + asked.get(i).id())
                    .start(() -> answer(asked.get(number), number, answers)));
        }
        Map<Integer, Discovery> found = new HashMap<>();
        try {
            wait(asked.size(), answers, found);
        } finally {
            threads.forEach(Thread::interrupt);
        }
        List<Probed> all = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            Discovery answer = found.get(i);
            all.add(new Probed(one.id(), one.type(), one.configured(), answer == null ? late() : answer,
                    Variables.of(one.type()).stream().filter(Variables.Variable::needed)
                            .map(Variables.Variable::name).toList()));
        }
        return all;
    }

    private void wait(int size, BlockingQueue<Answer> answers, Map<Integer, Discovery> found)
            throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        for (int done = 0; done < size && System.nanoTime() < until;) {
            cancel.check();
            progress.at("platforms asked", done, size);
            Answer answer = answers.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
            if (answer != null) {
                found.put(answer.number(), answer.discovery());
                done++;
            }
        }
        cancel.check();
    }

    private static void answer(Asked asked, int number, BlockingQueue<Answer> to) {
        try {
            Connector connector = asked.connector();
            Problem why = asked.why();
            Discovery discovery = connector != null
                    ? connector.discover()
                    : notReached(why == null ? Prose.of("it can't be asked") : why.message(),
                            why == null ? "" : why.hint());
            to.add(new Answer(number, discovery));
        } catch (InterruptedException nobodyWaitsAnyMore) {
            Thread.currentThread().interrupt();
        } catch (Refusal refused) {
            Problem why = refused.problems().getFirst();
            to.add(new Answer(number, notReached(why.message(), why.hint())));
        } catch (RuntimeException broken) { // One platform's defect must not hide what the others answer.
            to.add(new Answer(number, notReached(
                    Prose.of("something inside mallcop broke: " + broken.getClass().getSimpleName()),
                    "please report it; the other platforms are not touched by it")));
        }
    }

    private Discovery late() {
        return notReached(Prose.of("no answer within " + patience.toSeconds() + " seconds"),
                "run mallcop init again; behind a proxy set HTTPS_PROXY or network.proxy");
    }

    private static Discovery notReached(Prose why, String hint) {
        return new Discovery(Discovery.State.NOT_REACHED, List.of(why), List.of(), List.of(),
                hint.isEmpty() ? List.of() : List.of(hint), -1);
    }
}
