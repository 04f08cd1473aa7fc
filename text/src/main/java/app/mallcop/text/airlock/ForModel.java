package app.mallcop.text.airlock;

import app.mallcop.api.Markers;
import app.mallcop.api.Untrusted;

/** The form for a model: the documented markers, and beside them the run's own boundary. Content can hold neither. */
public final class ForModel {

    private static final String HIDDEN = "text-";

    private ForModel() {}

    public static String forModel(Untrusted text, Boundary boundary) {
        return between(Boxing.encoded(text), boundary);
    }

    /** At most this many characters inside the markers: head and tail stay, a note tells the original length. */
    public static String forModel(Untrusted text, Boundary boundary, int maxChars) {
        return between(Middle.shorten(Boxing.encoded(text), text.length(), maxChars, Middle.Size.CHARS), boundary);
    }

    /** A box like any other with a label in place of the text, unless nothing can be said in a text of its form. */
    public static String hidden(Untrusted text, Boundary boundary) {
        return Wordless.is(text) ? forModel(text, boundary) : labelled(text, boundary);
    }

    /** A box with a label in it, whatever the text. */
    public static String labelled(Untrusted text, Boundary boundary) {
        return between(HIDDEN + boundary.label(text), boundary);
    }

    /** What is in the box, where the text is nothing but one box of this run; else the text. */
    public static Untrusted unboxed(Untrusted text, Boundary boundary) {
        String form = text.clear();
        boolean ours = form.startsWith(boundary.open()) && form.endsWith(boundary.close())
                && form.length() >= boundary.open().length() + boundary.close().length();
        String box = ours
                ? form.substring(boundary.open().length(), form.length() - boundary.close().length())
                : form;
        return box.startsWith(Markers.BEGIN) && box.endsWith(Markers.END) ? Boxing.unboxLeniently(box) : text;
    }

    /** What a model said, without the boxes that it copied: the whole of it is from outside now. */
    public static Untrusted withoutBoxes(Untrusted said, Boundary boundary) {
        String text = said.clear();
        if (!text.contains(boundary.token()) && !text.contains(Markers.BEGIN) && !text.contains(Markers.END)) {
            return said;
        }
        return Untrusted.of(text.replace(boundary.open(), "").replace(boundary.close(), "").replace(Markers.BEGIN, "")
                .replace(Markers.END, "").replace(boundary.token(), ""));
    }

    private static String between(String encoded, Boundary boundary) {
        return boundary.open() + Markers.BEGIN + boundary.keptOutOf(encoded) + Markers.END + boundary.close();
    }
}
