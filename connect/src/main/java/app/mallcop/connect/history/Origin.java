package app.mallcop.connect.history;

import app.mallcop.api.Untrusted;
import java.time.Instant;

/**
 * How an object came to be in the repository: one commit that brought it under one path. The object may hold several
 * secrets.
 *
 * @param path with secrets taken out, should its author have put one into a file's name
 */
record Origin(String object, Place.In in, Untrusted path, String commit, Instant authored, Untrusted author,
        boolean present) {

    Place at(int line) {
        return new Place(in, path, line, object, commit, authored, author, present);
    }

    Origin present(boolean now) {
        return present == now ? this : new Origin(object, in, path, commit, authored, author, now);
    }
}
