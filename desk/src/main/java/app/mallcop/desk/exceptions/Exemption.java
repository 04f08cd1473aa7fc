package app.mallcop.desk.exceptions;

import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.api.config.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * One exception as it is written.
 *
 * @param id as written, or made of its terms
 * @param until the last day on which it holds, in UTC
 */
public record Exemption(String id, Match match, Untrusted reason, Untrusted owner, LocalDate until, Place at) {

    public boolean holdsAt(Instant now) {
        return !LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(until);
    }

    public boolean isFor(Finding finding) {
        return match.fits(finding);
    }

    /** By the name of the term, in the order of the names. */
    public Map<String, Untrusted> terms() {
        return match.terms();
    }
}
