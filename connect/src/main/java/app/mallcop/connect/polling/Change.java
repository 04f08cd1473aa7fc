package app.mallcop.connect.polling;

import app.mallcop.api.Untrusted;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;

/** What became of one thing between two snapshots. */
public sealed interface Change {

    Untrusted name();

    record Added(Untrusted name, SortedMap<String, Untrusted> fields) implements Change {}

    record Removed(Untrusted name, SortedMap<String, Untrusted> fields) implements Change {}

    record Changed(Untrusted name, SortedMap<String, Untrusted> before,
            SortedMap<String, Untrusted> after) implements Change {

        /** The names of the fields that differ, sorted. */
        public java.util.List<String> differing() {
            TreeSet<String> all = new TreeSet<>(before.keySet());
            all.addAll(after.keySet());
            return all.stream().filter(field -> !Objects.equals(before.get(field), after.get(field))).toList();
        }
    }

    /** A word for ids and events. */
    default String word() {
        return switch (this) {
            case Added _ -> "added";
            case Removed _ -> "removed";
            case Changed _ -> "changed";
        };
    }
}
