package app.mallcop.cli.show;

import app.mallcop.api.Markers;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;

/** Stands in for the airlock until it is here. */
final class Boxes {

    private Boxes() {}

    static String boxed(Untrusted value) {
        return Markers.BEGIN + forTerminal(value).replace('[', '(') + Markers.END;
    }

    static String boxed(Prose sentence) {
        return sentence.render(Boxes::boxed);
    }

    static String forTerminal(Prose sentence) {
        return sentence.render(Boxes::forTerminal);
    }

    static String forTerminal(Untrusted value) {
        return value.clear().replaceAll("[\\p{Cc}\\p{Cf}]", "�");
    }
}
