package app.mallcop.connect.github;

import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Wiring;

/** GitHub's kinds of record, each with a mapping table of its own. */
enum Tables {
    AUDIT_LOG("github"), EVENTS("github-events"), ALERTS("github-alerts"), RUNS("github-runs"),
    CHANGES("github-changes");

    private final Mapping mapping;

    Tables(String name) {
        this.mapping = Mapping.load(name);
    }

    Mapping mapping() {
        return mapping;
    }

    /** One for each stream. */
    Mapper bind(Wiring wiring) {
        return mapping.bind(wiring.id(), wiring.type());
    }
}
