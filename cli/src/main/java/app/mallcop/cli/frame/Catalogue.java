package app.mallcop.cli.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of all commands. Asking it for one command makes that one and no other: start-up is a feature. */
public interface Catalogue {

    /** The groups of the top-level help, by what a person is about to do. */
    enum Group {
        LOOK("Look"), FEED("Feed"), DECIDE("Decide"), KEEP("Look after the repo"), SET_UP("Set up"), HIDDEN("");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** One row. The name may be two words: {@code config check}. */
    record Entry(String name, Group group, String line) {}

    List<Entry> entries();

    /** A new command of that name, or null where there is none. */
    @Nullable
    Command<?> make(String name);

    default boolean knows(String name) {
        return make(name) != null;
    }
}
