package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.normal.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All sealed days that are still in some window, by fact and key. What a {@link View} sums. */
final class Ledger {

    private static final class Book {
        final Map<Key, Track> tracks = new HashMap<>();
        /** Keys by their first part; made when somebody first asks. */
        @Nullable
        Map<Untrusted, List<Key>> byFirst;

        Track track(Key key) {
            Track track = tracks.get(key);
            if (track == null) {
                track = new Track();
                tracks.put(key, track);
                if (byFirst != null) {
                    byFirst.computeIfAbsent(key.part(0), _ -> new ArrayList<>()).add(key);
                }
            }
            return track;
        }

        Collection<Key> startingWith(Untrusted first) {
            if (byFirst == null) {
                byFirst = new HashMap<>();
                for (Key key : tracks.keySet()) {
                    byFirst.computeIfAbsent(key.part(0), _ -> new ArrayList<>()).add(key);
                }
            }
            return byFirst.getOrDefault(first, List.of());
        }
    }

    private final Map<String, Book> books = new HashMap<>();

    void put(String fact, Key key, int day, short source, long count, List<String> withheldBy) {
        trackOf(fact, key).put(day, source, count, withheldBy);
    }

    /** The key's days, begun when there are none. */
    Track trackOf(String fact, Key key) {
        return books.computeIfAbsent(fact, _ -> new Book()).track(key);
    }

    @Nullable
    Track track(String fact, Key key) {
        Book book = books.get(fact);
        return book == null ? null : book.tracks.get(key);
    }

    boolean knows(String fact, Key key) {
        return track(fact, key) != null;
    }

    /** In no order. */
    Collection<Key> keys(String fact, Key prefix) {
        Book book = books.get(fact);
        if (book == null) {
            return List.of();
        }
        if (prefix.size() == 0) {
            return book.tracks.keySet();
        }
        return book.startingWith(prefix.part(0)).stream().filter(key -> key.startsWith(prefix)).toList();
    }

    /** Forgets an actor: every key that names it. */
    void forget(Untrusted actor, int upTo) {
        drop(key -> key.parts().contains(actor), -1, upTo);
    }

    /** Forgets what a connector taught. */
    void reset(short source, int upTo) {
        drop(_ -> true, source, upTo);
    }

    /** Forgets days that no window reaches any more, and of actors those that are long ago. */
    void dropBefore(int day, int longAgo) {
        books.forEach((fact, book) -> drop(book, _ -> true, -1,
                (fact.equals(Everyday.ACTOR.name()) ? Math.min(day, longAgo) : day) - 1));
    }

    private void drop(Predicate<Key> which, int source, int upTo) {
        books.values().forEach(book -> drop(book, which, source, upTo));
    }

    private static void drop(Book book, Predicate<Key> which, int source, int upTo) {
        Iterator<Map.Entry<Key, Track>> tracks = book.tracks.entrySet().iterator();
        while (tracks.hasNext()) {
            Map.Entry<Key, Track> entry = tracks.next();
            if (which.test(entry.getKey()) && entry.getValue().drop(source, upTo)) {
                tracks.remove();
            }
        }
        book.byFirst = null;
    }

    interface Reader {
        void track(String fact, Key key, Track track);
    }

    void each(Reader reader) {
        books.forEach((fact, book) -> book.tracks.forEach((key, track) -> reader.track(fact, key, track)));
    }
}
