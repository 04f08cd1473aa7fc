package app.mallcop.detect.injection;

import app.mallcop.api.Untrusted;
import app.mallcop.text.injection.Place;
import app.mallcop.text.tables.Tsv;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What kind of field a key of metadata is, by fields.tsv. */
final class Fields {

    private static final int LONGEST_NAME = 64;
    private static final Map<String, Place> PLACES = places();

    private final Memo<Optional<Place>> memo = new Memo<>(Fields::look);

    private static Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        Tsv.rows(Fields.class, "fields.tsv")
                .forEach(row -> places.put(row.get(0), Place.valueOf(row.get(1).toUpperCase(Locale.ROOT))));
        return Map.copyOf(places);
    }

    /** Within a request everything is one, but for what has a place of its own. */
    Place of(Untrusted key, Place outer) {
        return memo.of(key).orElse(outer);
    }

    private static Optional<Place> look(Untrusted key) {
        if (key.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        StringBuilder bare = new StringBuilder(key.length());
        key.clear().toLowerCase(Locale.ROOT).chars().filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                .forEach(c -> bare.append((char) c));
        return Optional.ofNullable(PLACES.get(bare.toString()));
    }
}
