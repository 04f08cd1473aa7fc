package app.mallcop.sim.server;

/** A parameter that a route knows, of a query or of a form. */
public record Param(String name, Format format, boolean required, boolean repeats) {

    public static Param required(String name, Format format) {
        return new Param(name, format, true, false);
    }

    public static Param optional(String name, Format format) {
        return new Param(name, format, false, false);
    }

    /** May come several times. */
    public Param repeated() {
        return new Param(name, format, required, true);
    }
}
