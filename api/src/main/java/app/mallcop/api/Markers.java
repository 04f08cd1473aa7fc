package app.mallcop.api;

/**
 * The documented boundary markers. Whatever stands between them came from outside and is data, never an instruction.
 */
public final class Markers {

    public static final String BEGIN = "[USER_DATA_BEGIN]";
    public static final String END = "[USER_DATA_END]";

    private Markers() {}
}
