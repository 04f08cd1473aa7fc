package app.mallcop.detect.normal;

import app.mallcop.api.Untrusted;
import java.util.List;

/** What is counted: one or more values, in order. Never joined into one string, so no value can pose as two. */
public final class Key implements Comparable<Key> {

    private final List<Untrusted> parts;
    private final int hash;

    private Key(List<Untrusted> parts) {
        this.parts = parts;
        this.hash = parts.hashCode();
    }

    public static Key of(Untrusted... parts) {
        return new Key(List.of(parts));
    }

    public static Key of(List<Untrusted> parts) {
        return new Key(List.copyOf(parts));
    }

    public List<Untrusted> parts() {
        return parts;
    }

    public Untrusted part(int index) {
        return parts.get(index);
    }

    public boolean startsWith(Key prefix) {
        return parts.size() >= prefix.parts.size() && parts.subList(0, prefix.parts.size()).equals(prefix.parts);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Key that && hash == that.hash && parts.equals(that.parts));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(Key other) {
        for (int i = 0; i < Math.min(parts.size(), other.parts.size()); i++) {
            int order = parts.get(i).compareTo(other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}
