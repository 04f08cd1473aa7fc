package app.mallcop.desk.precedent;

import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import java.time.Instant;

/** A person closed this finding, or agreed that it was closed. */
record Vote(String finding, Instant at, Untrusted by, Severity severity, long occurrences, Traits traits) {}
