package app.mallcop.connect.github;

import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Wiring;
import java.util.List;

/** GitHub's kinds of record, each with a mapping table of its own. */
record Tables(Mapping mapping) {

    static final Tables AUDIT_LOG = new Tables(Mapping.load("github"));
    static final Tables EVENTS = new Tables(Mapping.load("github-events"));
    static final Tables ALERTS = new Tables(Mapping.load("github-alerts"));
    static final Tables RUNS = new Tables(Mapping.load("github-runs"));
    static final Tables CHANGES = new Tables(Mapping.load("github-changes"));

    static final List<Tables> ALL = List.of(AUDIT_LOG, EVENTS, ALERTS, RUNS, CHANGES);

    /** One for each stream. */
    Mapper bind(Wiring wiring) {
        return mapping.bind(wiring.id(), wiring.type());
    }
}
