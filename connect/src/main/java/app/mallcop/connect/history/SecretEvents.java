package app.mallcop.connect.history;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Metadata;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.store.codec.Bytes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says what was found as events: one for each place of a secret and each state it was in. The id follows from these and
 * the day, so a scan that is repeated says nothing new.
 */
public final class SecretEvents {

    public static final String CONNECTOR = "git-oops";
    public static final EventType TYPE = new EventType("secret_found");

    private SecretEvents() {}

    /** @param seen when the scan was made: the time of the events, since that is when somebody could know */
    public static List<Event> of(RepoScan scan, Instant seen) {
        List<Event> events = new ArrayList<>();
        for (Leak leak : scan.leaks()) {
            for (Place place : leak.places()) {
                events.add(event(scan.repo(), leak, place, seen));
            }
        }
        return events;
    }

    /** What an event is about, without the day: what was told once is not told again while this stays the same. */
    public static String name(Untrusted repo, Leak leak, Place place) {
        String which = SecretKeyed.isWeak(leak.print()) ? leak.fingerprint() : leak.print();
        return String.join("\0", repo.clear(), leak.family(), which, Fingerprint.of(leak.family(), place),
                leak.status(), leak.severity().word());
    }

    private static Event event(Untrusted repo, Leak leak, Place place, Instant seen) {
        LocalDate day = LocalDate.ofInstant(seen, ZoneOffset.UTC);
        String id = "evt-" + day + "-" + CONNECTOR + "-" + Bytes.sha256Hex(name(repo, leak, place)).substring(0, 32);
        Map<String, Value> fields = new TreeMap<>();
        fields.put("repo", new Value.Text(repo));
        fields.put("secret_family", Value.text(leak.family()));
        fields.put("secret_title", Value.text(leak.title()));
        if (!SecretKeyed.isWeak(leak.print())) {
            fields.put("secret_hash", Value.text(leak.print()));
        }
        fields.put("secret_id", Value.text(leak.fingerprint()));
        fields.put("secret_status", Value.text(leak.status()));
        fields.put("secret_place", Value.text(Fingerprint.of(leak.family(), place)));
        fields.put("found_in", Value.text(place.in().name().toLowerCase(java.util.Locale.ROOT)));
        fields.put("file_path", new Value.Text(place.path()));
        fields.put("line", Value.number(place.line()));
        fields.put("commit", Value.text(place.commit()));
        fields.put("commit_author", new Value.Text(place.author()));
        fields.put("authored_at", Value.text(place.authored().toString()));
        if (!leak.why().isEmpty()) {
            fields.put("outcome_reason", Value.text(leak.why()));
        }
        // No actor: whoever wrote the commit, years ago perhaps, does nothing now.
        return new Event(id, seen, CONNECTOR, CONNECTOR, TYPE, Untrusted.EMPTY, repo,
                Untrusted.of("secret found in a repository"), leak.severity(), new Metadata(Value.Fields.of(fields)),
                Traces.NONE, null);
    }
}
