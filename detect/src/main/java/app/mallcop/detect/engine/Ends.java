package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first and the last few entries by time. */
final class Ends {

    /** By time; what an event adds twice is told apart by its notes. */
    static final Comparator<Tally.Entry> ORDER = Ends::compare;

    final List<Tally.Entry> first = new ArrayList<>(2);
    final List<Tally.Entry> last = new ArrayList<>(0);

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
        if (first.size() < keeps || ORDER.compare(entry, first.getLast()) < 0) {
            insert(first, entry);
            if (first.size() <= keeps) {
                return null;
            }
            later = first.removeLast();
        }
        if (last.size() < keeps || ORDER.compare(later, last.getFirst()) > 0) {
            insert(last, later);
            return last.size() > keeps ? last.removeFirst() : null;
        }
        return later;
    }

    private static void insert(List<Tally.Entry> into, Tally.Entry entry) {
        int at = into.size();
        while (at > 0 && ORDER.compare(into.get(at - 1), entry) > 0) {
            at--;
        }
        into.add(at, entry);
    }
}
