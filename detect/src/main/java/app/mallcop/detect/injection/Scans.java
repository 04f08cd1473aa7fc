package app.mallcop.detect.injection;

import app.mallcop.api.Untrusted;
import app.mallcop.text.injection.FieldPlaces;
import app.mallcop.text.injection.InjectionScan;
import app.mallcop.text.injection.Place;
import app.mallcop.text.injection.Signal;
import java.util.List;
import java.util.Optional;

/** What the scan says of a value, remembered for values that come again. */
final class Scans {

    private final Memo<List<Signal>> agents;
    private final Memo<List<Signal>> requests;
    private final Memo<List<Signal>> texts;
    private final Memo<Field> fields;

    Scans(InjectionScan scan) {
        agents = new Memo<>(text -> scan.scan(text, Place.AGENT));
        requests = new Memo<>(text -> scan.scan(text, Place.REQUEST));
        texts = new Memo<>(text -> scan.scan(text, Place.TEXT));
        fields = new Memo<>(key -> new Field(scan.scan(key, Place.TEXT), FieldPlaces.of(key)));
    }

    /**
     * What a key of metadata says.
     *
     * @param signals of the key itself
     * @param named where its value stands, if the key tells
     */
    record Field(List<Signal> signals, Optional<Place> named) {
        Field {
            signals = List.copyOf(signals);
        }

        Place place(Place outer) {
            return named.isPresent() ? named.get() : outer;
        }
    }

    List<Signal> of(Untrusted text, Place place) {
        return switch (place) {
            case AGENT -> agents.of(text);
            case REQUEST -> requests.of(text);
            case TEXT -> texts.of(text);
        };
    }

    Field field(Untrusted key) {
        return fields.of(key);
    }
}
