package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Tally;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The first and the last few entries by time. There are very many of these, and most hold one entry or two. */
final class Ends {

    /** By time; what an event adds twice is told apart by its notes. */
    static final Comparator<Tally.Entry> ORDER = Ends::compare;

    private static final Tally.Entry[] NONE = {};

    private Tally.Entry[] first = NONE;
    private Tally.Entry[] last = NONE;
    private int firsts;
    private int lasts;

    private static int compare(Tally.Entry one, Tally.Entry other) {
        int order = one.at().compareTo(other.at());
        if (order == 0) {
            order = one.ref().compareTo(other.ref());
        }
        for (int i = 0; order == 0 && i < one.notes().size() && i < other.notes().size(); i++) {
            Untrusted note = one.notes().get(i);
            order = note.compareTo(other.notes().get(i));
        }
        return order != 0 ? order : Long.compare(one.weight(), other.weight());
    }

    /** Gives what there is no room for. */
    Tally.@Nullable Entry keep(Tally.Entry entry, int keeps) {
        Tally.Entry later = entry;
        if (firsts < keeps) {
            first = insert(first, firsts++, entry);
            return null;
        }
        if (compare(entry, first[keeps - 1]) < 0) {
            later = first[keeps - 1];
            first = insert(first, keeps - 1, entry);
        }
        if (lasts < keeps) {
            last = insert(last, lasts++, later);
            return null;
        }
        if (compare(later, last[0]) <= 0) {
            return later;
        }
        Tally.Entry let = last[0];
        System.arraycopy(last, 1, last, 0, --lasts);
        last = insert(last, lasts++, later);
        return let;
    }

    /** Puts an entry among the first {@code size} of these, which are in order. */
    private static Tally.Entry[] insert(Tally.Entry[] into, int size, Tally.Entry entry) {
        Tally.Entry[] room = size < into.length ? into : Arrays.copyOf(into, size < 2 ? size + 1 : size + (size >> 1));
        int at = size;
        while (at > 0 && compare(room[at - 1], entry) > 0) {
            room[at] = room[at - 1];
            at--;
        }
        room[at] = entry;
        return room;
    }

    boolean hasLast() {
        return lasts > 0;
    }

    /** In order, as long as nothing was let go between them. */
    List<Tally.Entry> first() {
        return List.of(Arrays.copyOf(first, firsts));
    }

    void each(Consumer<Tally.Entry> reader) {
        for (int i = 0; i < firsts; i++) {
            reader.accept(first[i]);
        }
        for (int i = 0; i < lasts; i++) {
            reader.accept(last[i]);
        }
    }
}
