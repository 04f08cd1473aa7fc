package app.mallcop.actors.evidence;

import java.util.List;

/**
 * A bounded answer: none is told from cut.
 *
 * @param total how many there are, of which {@code items} are here
 */
public record Some<T>(List<T> items, long total) {

    public Some {
        items = List.copyOf(items);
        if (total < items.size()) {
            throw new IllegalArgumentException("more items than there are");
        }
    }

    public static <T> Some<T> of(List<T> all, int most) {
        return new Some<>(all.subList(0, Math.min(most, all.size())), all.size());
    }

    public boolean truncated() {
        return total > items.size();
    }
}
