package app.mallcop.sim.server;

import static app.mallcop.sim.server.Fault.Kind.MALFORMED_PARAMETER;
import static app.mallcop.sim.server.Fault.Kind.MISSING_PARAMETER;
import static app.mallcop.sim.server.Fault.Kind.UNKNOWN_PARAMETER;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A JSON object that was sent. Whatever is not of the kind that is asked for is the vendor's documented fault. */
public final class JsonBody {

    private final Request request;
    private final Value.Fields fields;

    JsonBody(Request request, Value.Fields fields) {
        this.request = request;
        this.fields = fields;
    }

    /** Refuses what has other names in it. */
    public JsonBody only(String... names) {
        List<String> known = List.of(names);
        for (Untrusted key : fields.fields().keySet()) {
            if (!known.contains(key.clear())) {
                throw request
                        .refused(new Fault(UNKNOWN_PARAMETER, key.clear(), "it is not a member of this operation"));
            }
        }
        return this;
    }

    /** Empty when it is not there or null. */
    public Optional<Value> value(String name) {
        return Optional.ofNullable(fields.fields().get(Untrusted.of(name)))
                .filter(value -> value != Value.Nothing.NULL);
    }

    public Optional<String> text(String name) {
        return value(name).map(value -> {
            if (value instanceof Value.Text text) {
                return text.text().clear();
            }
            throw wrong(name, "a string");
        });
    }

    public String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    public Optional<BigDecimal> number(String name) {
        return value(name).map(value -> {
            if (value instanceof Value.Num num) {
                return num.number();
            }
            throw wrong(name, "a number");
        });
    }

    public int number(String name, int low, int high, int otherwise) {
        BigDecimal number = number(name).orElse(BigDecimal.valueOf(otherwise));
        if (number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.valueOf(low)) < 0
                || number.compareTo(BigDecimal.valueOf(high)) > 0) {
            throw wrong(name, "a whole number from " + low + " to " + high);
        }
        return number.intValue();
    }

    public List<Value> items(String name) {
        return value(name).map(value -> {
            if (value instanceof Value.Items items) {
                return items.items();
            }
            throw wrong(name, "a list");
        }).orElse(List.of());
    }

    /** An object inside, with the same strictness. */
    public Optional<JsonBody> object(String name) {
        return value(name).map(value -> {
            if (value instanceof Value.Fields inner) {
                return new JsonBody(request, inner);
            }
            throw wrong(name, "an object");
        });
    }

    /** A list of objects, each with the same strictness; no list at all is an empty one. */
    public List<JsonBody> objects(String name) {
        return items(name).stream().map(item -> {
            if (item instanceof Value.Fields inner) {
                return new JsonBody(request, inner);
            }
            throw wrong(name, "a list of objects");
        }).toList();
    }

    /** The vendor's no to a value that is there and can't be right. */
    public Refused not(String name, String expected) {
        return wrong(name, expected);
    }

    /** All but one member, in canonical order: what a continuation token belongs to. */
    public String without(String name) {
        TreeMap<Untrusted, Value> rest = new TreeMap<>(fields.fields());
        rest.remove(Untrusted.of(name));
        return Json.of(new Value.Fields(rest));
    }

    public Value.Fields fields() {
        return fields;
    }

    private Refused missing(String name) {
        return request.refused(new Fault(MISSING_PARAMETER, name, "it is required"));
    }

    private Refused wrong(String name, String expected) {
        return request.refused(new Fault(MALFORMED_PARAMETER, name, "it must be " + expected));
    }
}
