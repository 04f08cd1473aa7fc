package app.mallcop.store.baseline;

import app.mallcop.store.codec.Tree;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Lines of many days, each kind and key parsed once: day after day they stand there in the same bytes, and only the count
 * differs.
 *
 * @param <T> what the caller keeps for each kind and key
 */
public final class Recurring<T> {

    /** Gets how often, on the day that is being read. */
    public interface Counter<T> {
        void count(T of, long events);
    }

    private static final class Known<T> {
        private final byte[] start;
        private final T of;

        Known(byte[] start, T of) {
            this.start = start;
            this.of = of;
        }
    }

    private final Function<Addend, T> made;
    private final CRC32C sum = new CRC32C();
    private @Nullable Known<T>[] table = table(1 << 10);
    private int size;

    /** @param made what to keep for an addend whose kind and key are met for the first time */
    public Recurring(Function<Addend, T> made) {
        this.made = made;
    }

    /** @param odd gets a line that is withheld, or counts more than how often */
    public void line(byte[] bytes, int from, int length, Counter<T> counter, Consumer<Addend> odd)
            throws Tree.Malformed {
        int count = AddendCodec.plainCount(bytes, from, length);
        if (count < 0) {
            odd.accept(AddendCodec.read(bytes, from, length));
            return;
        }
        int place = place(bytes, from, count - from);
        Known<T> known = table[place];
        if (known == null) {
            known = new Known<>(Arrays.copyOfRange(bytes, from, count),
                    made.apply(AddendCodec.read(bytes, from, length)));
            table[place] = known;
            if (++size * 2 > table.length) {
                grow();
            }
        }
        counter.count(known.of, number(bytes, count, from + length - 2));
    }

    private int place(byte[] bytes, int from, int length) {
        int place = NameIndex.checksum(sum, bytes, from, length) & (table.length - 1);
        for (Known<T> known = table[place]; known != null; known = table[place]) {
            if (Arrays.equals(known.start, 0, known.start.length, bytes, from, from + length)) {
                return place;
            }
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private void grow() {
        @Nullable
        Known<T>[] before = table;
        table = table(before.length * 2);
        for (Known<T> known : before) {
            if (known != null) {
                table[place(known.start, 0, known.start.length)] = known;
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> @Nullable Known<T>[] table(int size) {
        return new Known[size];
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }
}
