package app.mallcop.desk.models;

import app.mallcop.actors.model.Model;
import app.mallcop.api.Problem;

/** What came of looking for a model. */
public sealed interface Choice {

    record Ready(Model model) implements Choice {}

    /**
     * None is wanted, or nothing says that there is one. Everything works without.
     *
     * @param why in our own words
     */
    record Off(String why) implements Choice {}

    /** One is wanted, and can't be asked as things are. */
    record Broken(Problem problem) implements Choice {}
}
