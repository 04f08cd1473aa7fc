package app.mallcop.connect.mapping;

import app.mallcop.api.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path into a record, compiled: steps, and what is then made of the value found. */
record Path(Root root, List<Step> steps, List<Change> changes) implements Source {

    /** Where a path begins. */
    enum Root {
        RECORD, ITEM, STREAM
    }

    public Path {
        steps = List.copyOf(steps);
        changes = List.copyOf(changes);
    }

    @Override
    public @Nullable Value in(Scene scene) {
        Value start = switch (root) {
            case RECORD -> scene.record();
            case ITEM -> scene.item();
            case STREAM -> scene.stream();
        };
        Value value = Values.present(walk(start, steps));
        for (Change change : changes) {
            if (value == null) {
                return null;
            }
            value = Values.present(change.of(value));
        }
        return value;
    }

    static @Nullable Value walk(Value start, List<Step> steps) {
        Value value = start;
        for (int i = 0; i < steps.size(); i++) {
            Value next = steps.get(i).from(value);
            if (next == null) {
                return null;
            }
            value = next;
        }
        return value;
    }
}
