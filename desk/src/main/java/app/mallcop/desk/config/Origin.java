package app.mallcop.desk.config;

import app.mallcop.api.config.Place;

/** Where an effective value came from. */
public sealed interface Origin {

    /** The key is not in the file. */
    enum Default implements Origin {
        DEFAULT
    }

    record Written(Place at) implements Origin {}

    /** Written under another name, which is read too. */
    record Alias(Place at, String name) implements Origin {}

    /** {@code default}, {@code mallcop.yaml:12}, {@code mallcop.yaml:12 (alias max_donuts_per_run)}. */
    default String told() {
        return switch (this) {
            case Default _ -> "default";
            case Written written -> written.at().fileAndLine();
            case Alias alias -> alias.at().fileAndLine() + " (alias " + alias.name() + ")";
        };
    }
}
