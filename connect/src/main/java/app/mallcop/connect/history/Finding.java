package app.mallcop.connect.history;

import app.mallcop.api.Severity;

/** Something in a repository that somebody should look at. */
public sealed interface Finding permits Leak, Weakness {

    Severity severity();

    String fingerprint();

    String title();
}
