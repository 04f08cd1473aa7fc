package app.mallcop.sim.shelf;

import java.util.List;
import java.util.Optional;

/**
 * Some records in order, and where to go on; empty when there is no more.
 *
 * @param next a position for {@link Window#after}, to be wrapped in the vendor's own kind of token
 */
public record Page<R>(List<Entry<R>> entries, Optional<String> next) {
    public Page {
        entries = List.copyOf(entries);
    }

    public List<R> records() {
        return entries.stream().map(Entry::record).toList();
    }
}
