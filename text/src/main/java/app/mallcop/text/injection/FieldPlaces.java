package app.mallcop.text.injection;

import app.mallcop.api.Untrusted;
import app.mallcop.text.tables.Tsv;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What kind of field a key of metadata is, by fields.tsv. */
public final class FieldPlaces {

    private static final int LONGEST_NAME = 64;
    private static final Map<String, Place> PLACES = places();

    private FieldPlaces() {}

    private static Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        Tsv.rows(FieldPlaces.class, "fields.tsv")
                .forEach(row -> places.put(row.get(0), Place.valueOf(row.get(1).toUpperCase(Locale.ROOT))));
        return Map.copyOf(places);
    }

    /** Empty where the name says nothing: then it is what it stands in. Within a request everything is one, but for what has a place of its own. */
    public static Optional<Place> of(Untrusted key) {
        if (key.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        StringBuilder bare = new StringBuilder(key.length());
        key.clear().toLowerCase(Locale.ROOT).chars().filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                .forEach(c -> bare.append((char) c));
        return Optional.ofNullable(PLACES.get(bare.toString()));
    }
}
