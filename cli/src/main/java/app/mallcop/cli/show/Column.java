package app.mallcop.cli.show;

/**
 * A column of a table.
 *
 * @param least how narrow it may become when the table is wider than the terminal; 0 for never narrower than its content
 */
public record Column(String title, Side side, int least) {

    /** Where short content stands. */
    public enum Side {
        LEFT, RIGHT
    }

    public static Column left(String title) {
        return new Column(title, Side.LEFT, 0);
    }

    public static Column right(String title) {
        return new Column(title, Side.RIGHT, 0);
    }

    /** Left, and the first to give way: long names, titles. */
    public static Column flexible(String title) {
        return new Column(title, Side.LEFT, 12);
    }
}
