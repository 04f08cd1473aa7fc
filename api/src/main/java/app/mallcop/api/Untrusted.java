package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Text that came from outside: an actor's name, a resource, a log line. Law 1, the airlock.
 *
 * <p>There is no implicit way to the text: {@link #toString()} tells only how long it is, so a slip into a log, a
 * message or a prompt leaks nothing and shows up in a test. A sink asks for the form it needs by name: {@link #clear()}
 * here for detectors and filters, and {@code boxed}, {@code forTerminal} and {@code forModel} in the {@code text} room.
 *
 * <p>Equality, hash and order are on the exact text: two actors that differ by one invisible character stay two.
 */
public final class Untrusted implements Comparable<Untrusted> {

    public static final Untrusted EMPTY = new Untrusted("");

    private final String exact;

    private Untrusted(String exact) {
        this.exact = exact;
    }

    public static Untrusted of(String exact) {
        requireNonNull(exact, "exact is null");
        return exact.isEmpty() ? EMPTY : new Untrusted(exact);
    }

    /**
     * The exact text, as it came. For comparing, counting and matching only: whoever shows or stores it takes another
     * form. ArchUnit holds the list of rooms that may call this.
     */
    public String clear() {
        return exact;
    }

    public int length() {
        return exact.length();
    }

    public boolean isEmpty() {
        return exact.isEmpty();
    }

    boolean is(String ours) {
        return exact.equals(ours);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Untrusted that && exact.equals(that.exact));
    }

    @Override
    public int hashCode() {
        return exact.hashCode();
    }

    /** Unsigned UTF-8 byte order, the one canonical order of every file we write. */
    @Override
    public int compareTo(Untrusted other) {
        return this == other ? 0 : canonicalOrder(exact, other.exact);
    }

    /** Compares two strings as their UTF-8 bytes, which differs from {@link String#compareTo} above U+FFFF. */
    public static int canonicalOrder(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                if (Character.isSurrogate(x) || Character.isSurrogate(y)) {
                    return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8),
                            b.getBytes(StandardCharsets.UTF_8));
                }
                return Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Part by part in canonical order; what is the start of another comes first. */
    public static int compareParts(List<Untrusted> a, List<Untrusted> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    @Override
    public String toString() {
        return "‹untrusted, " + exact.length() + " chars›";
    }
}
