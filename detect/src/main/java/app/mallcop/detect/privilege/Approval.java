package app.mallcop.detect.privilege;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Sighting;
import java.util.List;
import java.util.Optional;

/**
 * What an event says of its own approval: a ticket, an approver. Whoever writes the event writes this too, so it is told to
 * the reader and silences nothing.
 */
public final class Approval {

    private static final List<String> KEYS = List.of("approved_by", "approval_id", "ticket", "hr_ticket",
            "vendor_approved", "contract_ref");

    private Approval() {}

    /** The approval the event names; empty where it names none. */
    public static Untrusted of(Sighting seen) {
        return KEYS.stream().map(seen::meta).flatMap(Optional::stream).filter(text -> !text.isEmpty()).findFirst()
                .orElse(Untrusted.EMPTY);
    }

    public static Prose reason(Untrusted approval) {
        return Prose.of("The event names an approval, {}, which it could have been given by anybody", approval);
    }
}
