package app.mallcop.text.injection;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Signals as the metadata of an event carries them, under {@link #KEY}: who collects a long text scans all of it, and keeps the signals
 * and an excerpt. A list of {@code rule}, {@code in} (the field), {@code strength}, {@code offset}, {@code depth}, {@code hidden},
 * {@code excerpt}. Our words about a rule are never read from there.
 */
public final class TextSignals {

    public static final String KEY = "text_signals";

    /** More say nothing new. */
    private static final int MOST = 20;

    /** A signal, and the field it was met in. */
    public record Told(String field, Signal signal) {}

    private TextSignals() {}

    public static Value.Items items(String field, List<Signal> signals) {
        return items(signals.stream().map(signal -> new Told(field, signal)).toList());
    }

    public static Value.Items items(List<Told> told) {
        return new Value.Items(told.stream().limit(MOST).map(one -> fields(one.field(), one.signal())).toList());
    }

    private static Value fields(String field, Signal signal) {
        Map<String, Value> fields = new TreeMap<>();
        fields.put("rule", Value.text(signal.rule()));
        fields.put("in", Value.text(field));
        fields.put("strength", Value.text(signal.strength().name().toLowerCase(Locale.ROOT)));
        fields.put("place", Value.text(signal.place().name().toLowerCase(Locale.ROOT)));
        fields.put("offset", Value.number(signal.offset()));
        fields.put("depth", Value.number(signal.depth()));
        fields.put("hidden", Value.number(signal.hidden()));
        fields.put("excerpt", new Value.Text(signal.excerpt()));
        return Value.Fields.of(fields);
    }

    /** What can be read of it; anything else is left out. */
    public static List<Told> read(Value value) {
        List<Told> told = new ArrayList<>();
        if (value instanceof Value.Items(List<Value> items)) {
            for (Value item : items) {
                if (item instanceof Value.Fields fields && told.size() < MOST) {
                    told(fields).ifPresent(told::add);
                }
            }
        }
        return told;
    }

    private static Optional<Told> told(Value.Fields fields) {
        String rule = text(fields, "rule");
        Optional<Strength> strength = word(Strength.values(), text(fields, "strength"));
        if (rule.isEmpty() || strength.isEmpty()) {
            return Optional.empty();
        }
        String excerpt = text(fields, "excerpt");
        Rulebook.Meaning meaning = Rulebook.meaning(rule);
        return Optional.of(new Told(text(fields, "in"),
                new Signal(meaning.rule(), meaning.kind(), strength.get(),
                        word(Place.values(), text(fields, "place")).orElse(Place.TEXT), number(fields, "offset"),
                        number(fields, "depth"), number(fields, "hidden"),
                        Untrusted.of(excerpt.substring(0, Math.min(excerpt.length(), Signal.LONGEST_EXCERPT))),
                        meaning.why())));
    }

    private static <E extends Enum<E>> Optional<E> word(E[] all, String word) {
        for (E one : all) {
            if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static String text(Value.Fields fields, String key) {
        return fields.fields().get(Untrusted.of(key)) instanceof Value.Text(Untrusted text) ? text.clear() : "";
    }

    private static int number(Value.Fields fields, String key) {
        return fields.fields().get(Untrusted.of(key)) instanceof Value.Num(BigDecimal number)
                ? number.max(BigDecimal.ZERO).min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue()
                : 0;
    }
}
