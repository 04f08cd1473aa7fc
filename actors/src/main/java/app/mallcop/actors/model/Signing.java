package app.mallcop.actors.model;

/** Says who asks: adds a key or a signature to a request. */
@FunctionalInterface
public interface Signing {

    app.mallcop.net.Ask signed(app.mallcop.net.Ask ask) throws ModelFailed, InterruptedException;

    static Signing bearer(String key) {
        return ask -> ask.bearer(key);
    }

    static Signing header(String name, String key) {
        return ask -> ask.header(name, key);
    }

    /** A server on this machine may want none. */
    static Signing nobody() {
        return ask -> ask;
    }
}
