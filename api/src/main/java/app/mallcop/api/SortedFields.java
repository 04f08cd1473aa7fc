package app.mallcop.api;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The few fields of an event in two arrays: there are very many events, and each is asked very often. Never changes. */
@SuppressWarnings("JdkObsolete") // the type that a value tells; nobody asks for more
final class SortedFields extends AbstractMap<Untrusted, Value> implements SortedMap<Untrusted, Value> {

    private static final int FEW = 16;

    private final Untrusted[] keys;
    private final Value[] values;

    /** Takes the arrays as they are: keys ascending, each once. */
    private SortedFields(Untrusted[] keys, Value[] values) {
        this.keys = keys;
        this.values = values;
    }

    static SortedFields copyOf(SortedMap<Untrusted, Value> fields) {
        if (fields instanceof SortedFields already) {
            return already;
        }
        // A map may be sorted by another order than ours.
        TreeMap<Untrusted, Value> sorted = new TreeMap<>(Comparator.naturalOrder());
        sorted.putAll(fields);
        return new SortedFields(sorted.keySet().toArray(Untrusted[]::new), sorted.values().toArray(Value[]::new));
    }

    /** As they came; of a name that comes twice the last counts. */
    static SortedFields of(List<Untrusted> keys, List<Value> values) {
        for (int i = 1; i < keys.size(); i++) {
            if (keys.get(i - 1).compareTo(keys.get(i)) >= 0) {
                TreeMap<Untrusted, Value> sorted = new TreeMap<>();
                for (int at = 0; at < keys.size(); at++) {
                    sorted.put(keys.get(at), values.get(at));
                }
                return copyOf(sorted);
            }
        }
        return new SortedFields(keys.toArray(Untrusted[]::new), values.toArray(Value[]::new));
    }

    /** By a name of our own. */
    @Nullable
    Value named(String name) {
        if (keys.length > FEW) {
            return get(Untrusted.of(name));
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].is(name)) {
                return values[i];
            }
        }
        return null;
    }

    /** Among few, asking one after the other is fastest: most differ in their length already. */
    @Override
    public @Nullable Value get(@Nullable Object key) {
        if (!(key instanceof Untrusted name)) {
            return null;
        }
        if (keys.length > FEW) {
            int at = Arrays.binarySearch(keys, name);
            return at < 0 ? null : values[at];
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public void forEach(BiConsumer<? super Untrusted, ? super Value> reader) {
        for (int i = 0; i < keys.length; i++) {
            reader.accept(keys[i], values[i]);
        }
    }

    @Override
    public Set<Map.Entry<Untrusted, Value>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return keys.length;
            }

            @Override
            public Iterator<Map.Entry<Untrusted, Value>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<Untrusted, Value>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < keys.length;
        }

        @Override
        public Map.Entry<Untrusted, Value> next() {
            if (next >= keys.length) {
                throw new NoSuchElementException();
            }
            Map.Entry<Untrusted, Value> entry = Map.entry(keys[next], values[next]);
            next++;
            return entry;
        }
    }

    @Override
    public @Nullable Comparator<? super Untrusted> comparator() {
        return null;
    }

    @Override
    public SortedMap<Untrusted, Value> subMap(Untrusted from, Untrusted to) {
        return new TreeMap<>((Map<Untrusted, Value>) this).subMap(from, to);
    }

    @Override
    public SortedMap<Untrusted, Value> headMap(Untrusted to) {
        return new TreeMap<>((Map<Untrusted, Value>) this).headMap(to);
    }

    @Override
    public SortedMap<Untrusted, Value> tailMap(Untrusted from) {
        return new TreeMap<>((Map<Untrusted, Value>) this).tailMap(from);
    }

    @Override
    public Untrusted firstKey() {
        if (keys.length == 0) {
            throw new NoSuchElementException();
        }
        return keys[0];
    }

    @Override
    public Untrusted lastKey() {
        if (keys.length == 0) {
            throw new NoSuchElementException();
        }
        return keys[keys.length - 1];
    }
}
