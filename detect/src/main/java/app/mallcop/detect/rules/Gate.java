package app.mallcop.detect.rules;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.rules.file.RuleFile;
import java.util.Set;

/** Which events a file is about at all: by connector and by app. */
record Gate(Set<String> sources, String app) {

    static Gate of(RuleFile file) {
        return new Gate(file.sources(), file.app());
    }

    boolean admits(Sighting seen) {
        Event event = seen.event();
        return (sources.isEmpty() || sources.contains(event.source()) || sources.contains(event.connectorType()))
                && (app.isEmpty() || seen.meta("app_name").map(Untrusted::clear).filter(app::equals).isPresent());
    }

    boolean admits(Sighting seen, Set<EventType> types) {
        return (types.isEmpty() || types.contains(seen.type())) && admits(seen);
    }
}
