package app.mallcop.detect.rules;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.rules.expression.EventPath;
import app.mallcop.detect.rules.expression.Scene;
import app.mallcop.detect.rules.expression.Values;
import java.util.List;
import java.util.Optional;

/** By what events are put together. An event without one of the values belongs to no group. */
record Groups(List<EventPath> paths) {

    private static final Key ALL = Key.of(Untrusted.of("*"));
    private static final int LONGEST = 256;

    Groups {
        paths = List.copyOf(paths);
    }

    Optional<Key> of(Scene scene) {
        if (paths.isEmpty()) {
            return Optional.of(ALL);
        }
        Untrusted[] parts = new Untrusted[paths.size()];
        for (int i = 0; i < parts.length; i++) {
            List<Untrusted> values = Values.texts(scene.at(paths.get(i).asKey()), 1);
            if (values.isEmpty()) {
                return Optional.empty();
            }
            Untrusted value = values.getFirst();
            parts[i] = value.length() > LONGEST ? Untrusted.of(value.clear().substring(0, LONGEST)) : value;
        }
        return Optional.of(Key.of(parts));
    }
}
