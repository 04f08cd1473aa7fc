package app.mallcop.connect.shapes;

/**
 * A word of a line, or a field.
 *
 * @param lead what stands before it: nothing, a space, or the name of the field it is the value of
 * @param text what it says; of what varies, what it is: {@code number}
 */
public record Part(String lead, String text, boolean variable) {

    static final String ANY_WORD = "word";

    Part varying(String as) {
        return new Part(lead, as, true);
    }

    /** Brackets, quotes and the like keep a line in form; they never vary. */
    boolean isMark() {
        return !variable && text.length() == 1 && !Character.isLetterOrDigit(text.charAt(0));
    }

    @Override
    public String toString() {
        return variable ? "<" + text + ">" : text;
    }
}
