package app.mallcop.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Work on a list in as many stretches as there are processors, with the results in the order of the list. */
public final class SideBySide {

    public interface Work<I, O> {
        O on(List<I> stretch) throws IOException;
    }

    private SideBySide() {}

    public static <I, O> List<O> each(List<I> all, Work<I, O> work) throws IOException {
        int stretches = Math.max(1, Math.min(all.size(), Runtime.getRuntime().availableProcessors()));
        if (stretches == 1) {
            return List.of(work.on(all));
        }
        List<Callable<O>> tasks = new ArrayList<>();
        for (int i = 0; i < stretches; i++) {
            List<I> stretch = all.subList(all.size() * i / stretches, all.size() * (i + 1) / stretches);
            tasks.add(() -> work.on(stretch));
        }
        try (ExecutorService crew = Executors.newFixedThreadPool(stretches)) {
            List<O> results = new ArrayList<>();
            for (Future<O> done : crew.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the records were read", e);
        }
    }

    private static IOException thrown(@Nullable Throwable cause) {
        return switch (cause) {
            case IOException io -> io;
            case RuntimeException runtime -> throw runtime;
            case Error error -> throw error;
            case null, default -> new IOException(cause);
        };
    }
}
