package app.mallcop.connect.history;

import app.mallcop.api.Severity;
import java.time.Instant;
import java.util.List;

/**
 * One secret, wherever it stands: the same one in forty commits and twelve files is one leak.
 *
 * @param family which kind
 * @param title what a person calls that kind
 * @param print the keyed hash of the secret
 * @param fingerprint how an ignore file names it: of its oldest place
 * @param why what the value itself tells, such as {@code expired}; may be empty
 * @param shown at most four characters of it; may be empty
 * @param present whether HEAD still holds it; else it was taken out, and everybody with a clone has it nevertheless
 * @param places the ones at HEAD first, then the oldest, at most {@link #MOST_PLACES}
 */
public record Leak(String family, String title, String print, String fingerprint, Severity severity, String why,
        String shown, boolean present, List<Place> places, int placesInAll, int commits, int files, Instant since)
        implements
            Finding {

    public static final int MOST_PLACES = 20;

    public Leak {
        places = List.copyOf(places);
    }

    /** As files and outputs say it. */
    public String status() {
        return present ? "present" : "removed_from_head";
    }
}
