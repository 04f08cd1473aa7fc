package app.mallcop.detect.engine;

import app.mallcop.detect.Detector;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;

/**
 * All crews, at work on as many threads as the machine has to give. What they find is put in order afterwards, so nothing depends on
 * which of them was first (law 4).
 */
final class Crews {

    /** Events that a crew gets at once: enough that waiting for each other is nothing, and few enough to stay near the processor. */
    static final int BATCH = 512;

    /** Of so few events the work is done before another thread has woken up. */
    private static final int FEW = 32;

    private final List<Crew> all;

    Crews(List<Detector> detectors) {
        this.all = List.copyOf(Crew.of(detectors));
    }

    List<Crew> all() {
        return all;
    }

    /** Has every crew do its part of the work, and waits for all of them. */
    static <T> void each(int much, List<T> parts, Consumer<T> work) {
        if (much < FEW) {
            parts.forEach(work);
        } else {
            ForkJoinTask.invokeAll(parts.stream().map(part -> ForkJoinTask.adapt(() -> work.accept(part))).toList());
        }
    }
}
