package app.mallcop.actors.evidence;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import java.time.Instant;

/** Another finding that is open, and about somebody or something that this one is about too. */
public record Related(String finding, String detector, Severity severity, Prose title, Instant lastSeen) {}
