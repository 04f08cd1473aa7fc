package app.mallcop.detect.injection;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.injection.Place;
import app.mallcop.text.injection.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Goes over every text of an event: actor, target, action, and all of the metadata, keys included. */
final class Sweep {

    /** A signal, and where in the event its text stands. */
    record Located(String path, Signal signal) {}

    private final Scans scans;

    Sweep(Scans scans) {
        this.scans = scans;
    }

    /** The quick question, nearly always answered no. */
    boolean findsAny(Event event) {
        return !scans.of(event.actor(), Place.REQUEST).isEmpty() || !scans.of(event.target(), Place.REQUEST).isEmpty()
                || !scans.of(event.action(), Place.REQUEST).isEmpty()
                || findsAny(event.metadata().fields(), Place.TEXT);
    }

    private boolean findsAny(Value value, Place place) {
        if (value instanceof Value.Text(Untrusted text)) {
            return !scans.of(text, place).isEmpty();
        }
        if (value instanceof Value.Fields(var fields)) {
            for (Map.Entry<Untrusted, Value> field : fields.entrySet()) {
                Scans.Field known = scans.field(field.getKey());
                if (!known.signals().isEmpty() || findsAny(field.getValue(), known.place(place))) {
                    return true;
                }
            }
        } else if (value instanceof Value.Items(var items)) {
            for (Value item : items) {
                if (findsAny(item, place)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The slow one: all of them, with their paths. */
    List<Located> all(Event event) {
        List<Located> all = new ArrayList<>();
        add("actor", event.actor(), Place.REQUEST, all);
        add("target", event.target(), Place.REQUEST, all);
        add("action", event.action(), Place.REQUEST, all);
        walk("metadata", event.metadata().fields(), Place.TEXT, all);
        return all;
    }

    private void walk(String path, Value value, Place place, List<Located> all) {
        if (value instanceof Value.Text(Untrusted text)) {
            add(path, text, place, all);
        } else if (value instanceof Value.Fields(var fields)) {
            fields.forEach((key, inner) -> {
                add(path + " (a key)", key, Place.TEXT, all);
                walk(path + "." + plain(key), inner, scans.field(key).place(place), all);
            });
        } else if (value instanceof Value.Items(var items)) {
            for (int i = 0; i < items.size(); i++) {
                walk(path + "[" + i + "]", items.get(i), place, all);
            }
        }
    }

    private void add(String path, Untrusted text, Place place, List<Located> all) {
        scans.of(text, place).forEach(signal -> all.add(new Located(path, signal)));
    }

    /** A path is shown in titles: a key that is more than a name is left out of it. */
    static String plain(Untrusted key) {
        String name = key.clear();
        boolean fine = name.length() <= 40
                && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'
                        || c == '-' || c == '.'));
        return fine ? name : "…";
    }
}
