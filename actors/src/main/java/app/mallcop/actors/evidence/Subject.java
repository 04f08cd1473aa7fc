package app.mallcop.actors.evidence;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.text.tables.Tsv;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an event is about, by its type: the table {@code subjects.tsv} beside this class. */
public enum Subject {
    /** Who may do what, or who may come in. */
    RIGHTS,
    /** What one comes in with. */
    KEYS,
    /** The record of who did what. */
    AUDIT,
    /** What is worth taking. */
    DATA,
    /** Builds, deployments and other things that run by themselves. */
    JOBS, SIGN_IN,
    /** A try that was turned away. */
    REFUSED, OTHER;

    private static final class Holder {
        static final Map<String, Subject> BY_TYPE = read();
    }

    public static Subject of(EventType type) {
        return Holder.BY_TYPE.getOrDefault(type.name(), OTHER);
    }

    static Subject of(Event event) {
        return of(event.type());
    }

    /** Somebody can do more afterwards. */
    boolean expandsAccess() {
        return this == RIGHTS || this == KEYS;
    }

    private static Map<String, Subject> read() {
        Map<String, Subject> subjects = new HashMap<>();
        for (List<String> row : Tsv.rows(Subject.class, "subjects.tsv")) {
            subjects.put(row.get(0), valueOf(row.get(1).replace('-', '_').toUpperCase(Locale.ROOT)));
        }
        return Map.copyOf(subjects);
    }
}
