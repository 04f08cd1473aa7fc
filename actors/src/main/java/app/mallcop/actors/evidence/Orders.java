package app.mallcop.actors.evidence;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.injection.FieldPlaces;
import app.mallcop.text.injection.InjectionScan;
import app.mallcop.text.injection.Place;
import app.mallcop.text.injection.Signal;
import app.mallcop.text.injection.Weight;
import app.mallcop.text.tables.Tsv;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a text speaks to whoever reads it. What reads it may obey; so with such a text before it nobody closes anything.
 * Strict on purpose: what is taken for an order by mistake is looked at by a person.
 */
public final class Orders {

    /** No text is scanned beyond this; what events hold is shorter. */
    private static final int LONGEST = 32 * 1024;

    private static final InjectionScan SCAN = new InjectionScan(2, Tsv.rows(Orders.class, "orders.tsv").stream()
            .map(row -> String.join("\t", row)).collect(Collectors.joining("\n")));

    private Orders() {}

    public static boolean speaks(Untrusted text) {
        return speaks(text, Place.REQUEST);
    }

    private static boolean speaks(Untrusted text, Place place) {
        String clear = text.clear();
        List<Signal> signals = SCAN
                .scan(clear.length() > LONGEST ? clear.substring(0, LONGEST) : clear, place);
        return !signals.isEmpty() && Weight.of(signals).isPresent();
    }

    /** Texts that come again are looked at once. */
    static boolean anySpeaks(Collection<Untrusted> names, Collection<Event> events) {
        Set<Untrusted> met = new HashSet<>(names);
        boolean fields = false;
        for (Event event : events) {
            met.addAll(List.of(event.actor(), event.target(), event.action()));
            fields |= collect(event.metadata().fields(), met);
        }
        return fields || met.stream().anyMatch(Orders::speaks);
    }

    /** Collects the texts; tells whether one speaks in a field where less is needed for it. */
    private static boolean collect(Value value, Set<Untrusted> met) {
        return switch (value) {
            case Value.Text(Untrusted text) -> {
                met.add(text);
                yield false;
            }
            case Value.Num _,Value.Flag _,Value.Nothing _ -> false;
            case Value.Items(List<Value> items) -> {
                boolean found = false;
                for (Value item : items) {
                    found |= collect(item, met);
                }
                yield found;
            }
            case Value.Fields(var fields) -> {
                boolean found = false;
                for (Map.Entry<Untrusted, Value> field : fields.entrySet()) {
                    met.add(field.getKey());
                    boolean agent = FieldPlaces.of(field.getKey()).filter(Place.AGENT::equals).isPresent();
                    if (agent && field.getValue() instanceof Value.Text(Untrusted text)) {
                        found |= !met.contains(text) && speaks(text, Place.AGENT);
                    }
                    found |= collect(field.getValue(), met);
                }
                yield found;
            }
        };
    }
}
