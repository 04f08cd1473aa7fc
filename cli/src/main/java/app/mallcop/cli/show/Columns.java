package app.mallcop.cli.show;

/** Stands in for {@code text.width} until it is here. */
final class Columns {

    private Columns() {}

    static int of(String text) {
        return text.codePointCount(0, text.length());
    }

    static String cut(String text, int most) {
        return of(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
