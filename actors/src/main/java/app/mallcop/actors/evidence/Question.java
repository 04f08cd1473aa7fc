package app.mallcop.actors.evidence;

import java.util.Locale;

/** The four that must all be answered well before a finding is closed. */
public enum Question {
    ROUTINE("Is this routine for this actor?"),
    TRIGGER("Is there a legitimate reason for it to happen?"),
    THEFT("Would stolen credentials look different?"),
    ACCESS("Does everybody have the access afterwards that they had before?");

    private final String words;

    Question(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
