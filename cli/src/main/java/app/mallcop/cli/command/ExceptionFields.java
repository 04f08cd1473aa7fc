package app.mallcop.cli.command;

import app.mallcop.cli.show.Json;
import app.mallcop.desk.exceptions.InUse;
import java.util.List;
import java.util.Optional;

/** What exceptions keep from people, in figures. */
final class ExceptionFields {

    private ExceptionFields() {}

    static void counts(InUse known, Json json) {
        json.field("hidden", known.hidden());
        json.field("holding", known.uses().stream().filter(InUse.Use::holds).count());
        json.list("idle", ids(known.idle()), Json::item);
        json.list("expired", ids(known.expired()), Json::item);
    }

    /** Empty where there are none. */
    static Optional<String> line(InUse known) {
        if (known.uses().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Exceptions: " + known.hidden() + " open findings are not told because of "
                + known.uses().stream().filter(use -> use.hides() > 0).count() + "."
                + named(" Idle: ", known.idle()) + named(" Ended: ", known.expired()));
    }

    private static String named(String what, List<InUse.Use> uses) {
        return uses.isEmpty() ? "" : what + String.join(", ", ids(uses)) + ".";
    }

    private static List<String> ids(List<InUse.Use> uses) {
        return uses.stream().map(use -> use.exemption().id()).toList();
    }
}
