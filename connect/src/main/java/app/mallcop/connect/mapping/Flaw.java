package app.mallcop.connect.mapping;

/** What is wrong with a text of a table, and at which of its characters. */
final class Flaw extends Exception {

    private static final long serialVersionUID = 1L;

    private final int index;

    Flaw(int index, String what) {
        super(what, null, false, false);
        this.index = index;
    }

    int index() {
        return index;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
