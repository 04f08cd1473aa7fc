package app.mallcop.connect.mapping;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;

/** Vendors' records as tests write them: JSON with single quotes. */
final class Records {

    private Records() {}

    static Value.Fields record(String json) {
        Value value = JsonInText.read(json.replace('\'', '"'));
        if (value instanceof Value.Fields fields) {
            return fields;
        }
        throw new IllegalArgumentException("no JSON object: " + json);
    }

    /** What an event says under a key, as a text; empty when it says nothing. */
    static String said(Event event, String key) {
        return event.metadata().get(key).map(Values::text).map(Untrusted::clear).orElse("");
    }

    static Event only(Mapped mapped) {
        if (mapped.events().size() != 1) {
            throw new AssertionError(
                    "one event expected, found " + mapped.events().size() + "; " + mapped.unreadable());
        }
        return mapped.events().getFirst();
    }

    /** A table with these operations for records such as {@code {id, at, op, who, what}}. */
    static Mapping table(String operations) {
        return Mapping.parse("""
                platform: test
                version: 1
                record: {id: id, time: at, operation: op, actor: who, target: what}
                operations:
                %s
                otherwise: resource_modified
                tables:
                  roles: {"guid-1": Owner, "guid-2": Reader}
                """.formatted(operations.indent(2)), "test.yaml");
    }
}
