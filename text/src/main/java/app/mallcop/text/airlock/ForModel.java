package app.mallcop.text.airlock;

import app.mallcop.api.Markers;
import app.mallcop.api.Untrusted;

/** The form for a model: the documented markers, and beside them the run's own boundary. Content can hold neither. */
public final class ForModel {

    private ForModel() {}

    public static String forModel(Untrusted text, Boundary boundary) {
        return between(Boxing.encoded(text), boundary);
    }

    /** At most this many characters inside the markers: head and tail stay, a note tells the original length. */
    public static String forModel(Untrusted text, Boundary boundary, int maxChars) {
        return between(Middle.shorten(Boxing.encoded(text), text.length(), maxChars, Middle.Size.CHARS), boundary);
    }

    private static String between(String encoded, Boundary boundary) {
        return boundary.open() + Markers.BEGIN + boundary.keptOutOf(encoded) + Markers.END + boundary.close();
    }
}
