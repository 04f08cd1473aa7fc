package app.mallcop.connect.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation of the vendor by name, and what it becomes: the first alternative that holds. */
record Operation(String name, List<Alternative> alternatives) {

    public Operation {
        alternatives = List.copyOf(alternatives);
    }

    @Nullable
    Alternative holding(Scene scene) {
        for (Alternative alternative : alternatives) {
            if (alternative.holds(scene)) {
                return alternative;
            }
        }
        return null;
    }
}
