package app.mallcop.connect.lines;

import app.mallcop.api.EventType;
import app.mallcop.api.Severity;

/** What the lines of one template mean, without how they look. */
public record LineKind(String name, Classification classification, EventType type, Severity severity, boolean noise) {

    /** Whether somebody would miss its lines: they are an error, about security, or of a type that detectors read. */
    public boolean matters() {
        return !noise && (classification.compareTo(Classification.ERROR) >= 0 || severity != Severity.INFO
                || !type.equals(Meaning.LOG_LINE));
    }
}
