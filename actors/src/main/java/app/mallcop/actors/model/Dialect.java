package app.mallcop.actors.model;

import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;

/** How a backend wants to be asked, and how it answers. */
interface Dialect {

    /** Without whatever says who asks. */
    app.mallcop.net.Ask request(Ask ask, java.net.URI base);

    Reply read(Value.Fields answer, Ask ask) throws Unreadable;

    /** The backend's own word in an answer that refuses; empty when there is none. */
    String refusal(Value.Fields answer);
}
