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
    private final Memo<Optional<Place>> places = new Memo<>(FieldPlaces::of);

    Scans(InjectionScan scan) {
        agents = new Memo<>(text -> scan.scan(text, Place.AGENT));
        requests = new Memo<>(text -> scan.scan(text, Place.REQUEST));
        texts = new Memo<>(text -> scan.scan(text, Place.TEXT));
    }

    List<Signal> of(Untrusted text, Place place) {
        return switch (place) {
            case AGENT -> agents.of(text);
            case REQUEST -> requests.of(text);
            case TEXT -> texts.of(text);
        };
    }

    Place place(Untrusted key, Place outer) {
        return places.of(key).orElse(outer);
    }
}
