package app.mallcop.connect.m365;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.TimeStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Lists the content of a time and fetches it, a few pieces at once. One that fails stops no other, and is asked for again. */
final class ContentWindow implements TimeStream.Window {

    private static final int AT_ONCE = 4;

    private final Feed feed;
    private final String type;
    private final Mapper mapper;
    private final Value.Fields stream;
    /** What was read in this scan; windows that meet list some content twice. */
    private final Set<String> read = new HashSet<>();

    ContentWindow(Feed feed, String type, Mapper mapper) {
        this.feed = feed;
        this.type = type;
        this.mapper = mapper;
        this.stream = new Value.Fields(new TreeMap<>(Map.of(Untrusted.of("content_type"), Value.text(type))));
    }

    @Override
    public void read(Instant from, Instant until, Connector.Sink sink) throws PlatformFailed, InterruptedException {
        List<Feed.Content> failed = new ArrayList<>();
        Feed.Listed page = feed.contents(type, from, until);
        while (true) {
            failed.addAll(fetch(page.contents(), sink).again());
            Optional<URI> next = page.next();
            if (next.isEmpty()) {
                break;
            }
            page = feed.contents(next.get());
        }
        PlatformFailed still = fetch(failed, sink).why();
        if (still != null) {
            throw still;
        }
    }

    /** What did not come, and why the last of it did not. */
    private record Rest(List<Feed.Content> again, @Nullable PlatformFailed why) {
        private Rest(List<Feed.Content> again, @Nullable PlatformFailed why) {
            this.again = again;
            this.why = why;
        }
    }

    private Rest fetch(List<Feed.Content> contents, Connector.Sink sink) throws InterruptedException {
        List<Feed.Content> again = new ArrayList<>();
        PlatformFailed why = null;
        List<Feed.Content> wanted = contents.stream().filter(content -> !read.contains(content.id())).toList();
        for (int at = 0; at < wanted.size(); at += AT_ONCE) {
            List<Feed.Content> some = wanted.subList(at, Math.min(at + AT_ONCE, wanted.size()));
            ExecutorService crew = Executors.newVirtualThreadPerTaskExecutor();
            try {
                List<Future<Optional<List<Value.Fields>>>> coming = new ArrayList<>();
                some.forEach(content -> coming.add(crew.submit(() -> feed.records(content))));
                for (int i = 0; i < some.size(); i++) {
                    try {
                        hand(coming.get(i).get(), sink);
                        read.add(some.get(i).id());
                    } catch (ExecutionException e) {
                        why = failure(e);
                        again.add(some.get(i));
                    }
                }
            } finally {
                crew.shutdownNow();
            }
        }
        return new Rest(again, why);
    }

    private void hand(Optional<List<Value.Fields>> records, Connector.Sink sink) throws InterruptedException {
        if (records.isEmpty()) {
            sink.unreadable();
            return;
        }
        for (Value.Fields record : records.get()) {
            mapper.map(record, stream, sink);
        }
    }

    private static PlatformFailed failure(ExecutionException e) throws InterruptedException {
        return switch (e.getCause()) {
            case PlatformFailed failed -> failed;
            case InterruptedException stopped -> throw stopped;
            case RuntimeException broken -> throw broken;
            case null, default -> throw new IllegalStateException(e);
        };
    }
}
