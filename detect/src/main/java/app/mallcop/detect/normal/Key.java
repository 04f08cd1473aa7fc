package app.mallcop.detect.normal;

import app.mallcop.api.Untrusted;
import java.util.Arrays;
import java.util.List;

/**
 * What is counted: one or more values, in order. Never joined into one string, so no value can pose as two. Made and looked up
 * many times for each event, so it is an array and knows its hash.
 */
public final class Key implements Comparable<Key> {

    private final Untrusted[] parts;
    private final int hash;

    private Key(Untrusted[] parts) {
        this.parts = parts;
        int sum = 1;
        for (Untrusted part : parts) {
            sum = 31 * sum + part.hashCode();
        }
        this.hash = sum;
    }

    public static Key of(Untrusted... parts) {
        return new Key(parts.clone());
    }

    public static Key of(Untrusted only) {
        return new Key(new Untrusted[]{only});
    }

    public static Key of(Untrusted first, Untrusted second) {
        return new Key(new Untrusted[]{first, second});
    }

    public static Key of(List<Untrusted> parts) {
        return new Key(parts.toArray(Untrusted[]::new));
    }

    public List<Untrusted> parts() {
        return List.of(parts);
    }

    public int size() {
        return parts.length;
    }

    public Untrusted part(int index) {
        return parts[index];
    }

    public boolean startsWith(Key prefix) {
        return parts.length >= prefix.parts.length
                && Arrays.equals(parts, 0, prefix.parts.length, prefix.parts, 0, prefix.parts.length);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Key that && hash == that.hash && Arrays.equals(parts, that.parts));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public int compareTo(Key other) {
        for (int i = 0; i < Math.min(parts.length, other.parts.length); i++) {
            int order = parts[i].compareTo(other.parts[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.length, other.parts.length);
    }

    @Override
    public String toString() {
        return Arrays.toString(parts);
    }
}
