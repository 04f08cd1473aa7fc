package app.mallcop.connect.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** A few threads that look for secrets in what one thread reads. What they find does not depend on who found it. */
final class Crew implements AutoCloseable {

    private static final int WAITING = 24;
    private static final int BATCH_BYTES = 128 << 10;

    /** An object to look into. */
    static final class Item {
        final String id;
        final char type;
        final PathKind kind;
        final byte[] content;
        final int linesBefore;

        Item(String id, char type, PathKind kind, byte[] content, int linesBefore) {
            this.id = id;
            this.type = type;
            this.kind = kind;
            this.content = content;
            this.linesBefore = linesBefore;
        }
    }

    private static final List<Item> END = List.of();

    private final BlockingQueue<List<Item>> queue = new ArrayBlockingQueue<>(WAITING);
    private final List<Thread> threads = new ArrayList<>();
    private final List<Hit> hits = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Signed> messages = Collections.synchronizedMap(new TreeMap<>());
    private volatile @Nullable RuntimeException broken;
    private List<Item> batch = new ArrayList<>();
    private int batched;

    Crew(int size, byte[] key, Instant now, Sought sought) {
        for (int i = 0; i < size; i++) {
            BlobScan scan = new BlobScan(key, now, sought);
            threads.add(Thread.ofPlatform().name("oops-" + i).daemon().start(() -> work(scan)));
        }
    }

    void add(Item item) throws InterruptedException {
        batch.add(item);
        batched += item.content.length + 256;
        if (batched >= BATCH_BYTES) {
            queue.put(batch);
            batch = new ArrayList<>();
            batched = 0;
        }
    }

    private void work(BlobScan scan) {
        try {
            for (List<Item> items = queue.take(); !items.isEmpty(); items = queue.take()) {
                for (Item item : items) {
                    if (broken == null) {
                        look(scan, item);
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            broken = e;
            queue.clear();
            work(scan);
        }
    }

    private void look(BlobScan scan, Item item) {
        if (item.type == 'b') {
            hits.addAll(moved(scan.in(item.id, item.kind, item.content, item.content.length), item.linesBefore));
            return;
        }
        int body = Signed.bodyStart(item.content, item.content.length);
        byte[] message = java.util.Arrays.copyOfRange(item.content, body, item.content.length);
        List<Hit> found = scan.in(item.id, PathKind.OTHER, message, message.length);
        if (!found.isEmpty()) {
            hits.addAll(found);
            messages.put(item.id, Signed.read(item.id, item.type == 't', item.content, item.content.length));
        }
    }

    private static List<Hit> moved(List<Hit> hits, int lines) {
        return lines == 0
                ? hits
                : hits.stream().map(hit -> new Hit(hit.family(), hit.print(), hit.object(), hit.line() + lines,
                        hit.severity(), hit.why(), hit.shown(), hit.allowed())).toList();
    }

    /** Waits until all is looked at. */
    List<Hit> finish() throws InterruptedException {
        if (!batch.isEmpty()) {
            queue.put(batch);
        }
        for (int i = 0; i < threads.size(); i++) {
            queue.put(END);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        RuntimeException failed = broken;
        if (failed != null) {
            throw failed;
        }
        return hits.stream().sorted().distinct().toList();
    }

    Map<String, Signed> messages() {
        return messages;
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
