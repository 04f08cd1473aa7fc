package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.normal.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All sealed days that are still in some window, by fact and key. What a {@link View} sums. Most of it stays in files: a key's days come
 * in when somebody asks for the key.
 */
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
                take(key, track);
            }
            return track;
        }

        void take(Key key, Track track) {
            tracks.put(key, track);
            if (byFirst != null) {
                byFirst.computeIfAbsent(key.part(0), _ -> new ArrayList<>()).add(key);
            }
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

    private final Map<String, Book> books = new ConcurrentHashMap<>();
    private LedgerFile file = new LedgerFile(null, new Doubt());
    /** Begins of keys all of whose keys came in. */
    private final Map<String, Set<Key>> listed = new HashMap<>();

    /** Takes the place of what is here: these days, of which nothing is read yet. */
    void open(LedgerFile from) {
        books.clear();
        listed.clear();
        file = from;
    }

    LedgerFile file() {
        return file;
    }

    /** Several threads may put at the same time, each its own fact. */
    void put(String fact, Key key, int day, short source, long count, List<String> withheldBy) {
        Book book = books.computeIfAbsent(fact, _ -> new Book());
        if (file.isEmpty()) {
            book.track(key).put(day, source, count, withheldBy);
        } else {
            putBesideFile(book, fact, key, day, source, count, withheldBy);
        }
    }

    private synchronized void putBesideFile(Book book, String fact, Key key, int day, short source, long count,
            List<String> withheldBy) {
        Track known = trackOrRead(fact, key);
        (known == null ? book.track(key) : known).put(day, source, count, withheldBy);
        file.added(fact, key, day, source, count, withheldBy);
    }

    /** Several threads may ask at the same time; what lies in files comes in for all of them. */
    @Nullable
    Track track(String fact, Key key) {
        if (file.isEmpty()) {
            Book book = books.get(fact);
            return book == null ? null : book.tracks.get(key);
        }
        return trackOrRead(fact, key);
    }

    private synchronized @Nullable Track trackOrRead(String fact, Key key) {
        Book book = books.get(fact);
        Track track = book == null ? null : book.tracks.get(key);
        if (track != null) {
            return track;
        }
        Track before = file.find(fact, key);
        if (before != null) {
            books.computeIfAbsent(fact, _ -> new Book()).take(key, before);
        }
        return before;
    }

    /** In no order. */
    synchronized Collection<Key> keys(String fact, Key prefix) {
        list(fact, prefix);
        Book book = books.get(fact);
        if (book == null) {
            return List.of();
        }
        if (prefix.size() == 0) {
            return List.copyOf(book.tracks.keySet());
        }
        return book.startingWith(prefix.part(0)).stream().filter(key -> key.startsWith(prefix)).toList();
    }

    private void list(String fact, Key prefix) {
        if (file.isEmpty()) {
            return;
        }
        Set<Key> begins = listed.computeIfAbsent(fact, _ -> new HashSet<>());
        if (begins.contains(Key.of()) || !begins.add(prefix)) {
            return;
        }
        file.each(fact, prefix, (_, key) -> track(fact, key));
    }

    /** Brings all in: what is to go from all over cannot stay in files. */
    private void whole() {
        if (file.isEmpty()) {
            return;
        }
        file.each((fact, key) -> track(fact, key));
        file.drop();
    }

    /** Forgets an actor: every key that names it. */
    void forget(Untrusted actor, int upTo) {
        whole();
        drop(key -> key.parts().contains(actor), -1, upTo);
    }

    /** Forgets what a connector taught. */
    void reset(short source, int upTo) {
        whole();
        drop(_ -> true, source, upTo);
    }

    /** Forgets days that no window reaches any more, and of actors those that are long ago. */
    void dropBefore(int day, int longAgo) {
        file.dropBefore(day, Math.min(day, longAgo));
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
