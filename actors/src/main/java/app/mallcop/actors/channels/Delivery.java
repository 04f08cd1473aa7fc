package app.mallcop.actors.channels;

import app.mallcop.api.Problem;

/** What came of sending a digest. Either way the findings stay open. */
public sealed interface Delivery {

    /** The other side took it. */
    record Delivered() implements Delivery {}

    /** It did not arrive, or nobody can tell. */
    record Failed(Problem problem) implements Delivery {}
}
