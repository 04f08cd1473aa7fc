package app.mallcop.desk.detect;

import app.mallcop.api.Event;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.store.codec.EventReader;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.events.Damage;
import app.mallcop.store.events.EventFiles;
import app.mallcop.store.runs.Journal;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the events of many days, oldest day first: one thread reads and decodes ahead while the engine judges. */
final class DayFeed implements AutoCloseable {

    private static final int BATCH = 256;
    /** Few: what waits here is copied each time memory is cleaned up. */
    private static final int AHEAD = 4;

    /** A batch of one day, or with {@code broken} the end of a feed that failed. */
    private record Batch(LocalDate day, List<Event> events, boolean endsDay, @Nullable Exception broken) {}

    private final Path root;
    private final EventFiles files;
    private final SortedMap<LocalDate, List<Segment>> days;
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(AHEAD);
    private final Queue<Damage> damage = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private final EventReader lines = new EventReader();
    private final Cancel cancel;
    private final Progress progress;
    private final long total;
    private long done;

    DayFeed(Path root, EventFiles files, SortedMap<LocalDate, List<Segment>> days, Progress progress, Cancel cancel) {
        this.root = root;
        this.files = files;
        this.days = days;
        this.cancel = cancel;
        this.progress = progress;
        this.total = days.values().stream().flatMap(List::stream).mapToLong(Segment::lines).sum();
        this.reader = Thread.ofPlatform().daemon().name("reads events").unstarted(this::read);
        reader.start();
    }

    private void read() {
        LocalDate at = LocalDate.MIN;
        try {
            for (var day : days.entrySet()) {
                at = day.getKey();
                read(day.getKey(), day.getValue());
            }
        } catch (IOException | RuntimeException e) {
            put(new Batch(at, List.of(), true, e));
        } catch (InterruptedException e) {
            // nobody wants more
        }
    }

    private void read(LocalDate day, List<Segment> segments) throws IOException, InterruptedException {
        List<Event> batch = new ArrayList<>(BATCH);
        List<String> whole = new ArrayList<>();
        for (Segment segment : segments) {
            Path file = root.resolve(segment.path());
            if (Files.exists(file)) {
                batch = read(file, day, batch);
            } else if (!whole.contains(segment.source())) {
                whole.add(segment.source()); // put together with others of its day since
                for (Path merged : files.segments(segment.source(), day)) {
                    batch = read(merged, day, batch);
                }
            }
        }
        batches.put(new Batch(day, batch, true, null));
    }

    private List<Event> read(Path file, LocalDate day, List<Event> begun) throws IOException, InterruptedException {
        List<List<Event>> current = new ArrayList<>(List.of(begun));
        Journal.each(file, 0, (bytes, from, length, end) -> {
            try {
                current.getFirst().add(lines.read(bytes, from, length));
            } catch (Tree.Malformed e) {
                damage.add(new Damage(file.toString(), Journal.lineNumber(file, end), e.reason()));
            }
            if (current.getFirst().size() == BATCH) {
                put(new Batch(day, current.getFirst(), false, null));
                current.set(0, new ArrayList<>(BATCH));
            }
        });
        return current.getFirst();
    }

    /** Puts, unless the consumer has gone. */
    private void put(Batch batch) {
        try {
            batches.put(batch);
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException("stopped"));
        }
    }

    /** The events of the next day; days must be taken in order, and each to its end. */
    Iterable<Event> day(LocalDate day) {
        return () -> new Iterator<>() {
            private Iterator<Event> batch = List.<Event>of().iterator();
            private boolean ended;

            @Override
            public boolean hasNext() {
                while (!batch.hasNext() && !ended) {
                    Batch next = take();
                    if (next.broken() != null) {
                        throw new UncheckedIOException(new IOException("events could not be read", next.broken()));
                    }
                    batch = next.events().iterator();
                    ended = next.endsDay();
                    done += next.events().size();
                    progress.at("events judged", done, total);
                    cancel.check();
                }
                return batch.hasNext();
            }

            @Override
            public Event next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return batch.next();
            }
        };
    }

    private Batch take() {
        try {
            for (;;) {
                Batch batch = batches.poll(1, TimeUnit.SECONDS);
                if (batch != null) {
                    return batch;
                }
                if (!reader.isAlive() && batches.isEmpty()) {
                    throw new UncheckedIOException(new IOException("the reader of events stopped"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted"));
        }
    }

    List<Damage> damage() {
        return List.copyOf(damage);
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
