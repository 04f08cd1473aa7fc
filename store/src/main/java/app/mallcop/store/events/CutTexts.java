package app.mallcop.store.events;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.injection.FieldPlaces;
import app.mallcop.text.injection.InjectionScan;
import app.mallcop.text.injection.Place;
import app.mallcop.text.injection.TextSignals;
import app.mallcop.text.secrets.Redactor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads in full what is about to be cut, so that an order to an AI in the middle of a long text is not lost with it: what it
 * tried is left beside the rest as {@code text_signals}. Walks without recursion, so no depth can overflow the stack.
 */
final class CutTexts {

    /** They must leave room for the event. There is one of each kind in a text, and the strongest are kept. */
    private static final int MOST = 8;
    private static final int LONGEST_FIELD = 40;
    private static final Comparator<TextSignals.Told> STRONGEST_FIRST = Comparator
            .comparing((TextSignals.Told told) -> told.signal().strength()).reversed();

    private record Step(String field, Value value, Place place) {}

    private final Redactor redactor;

    CutTexts(Redactor redactor) {
        this.redactor = redactor;
    }

    /** What stood in the fields that were cut, with what a collector had told of before; empty where that is nothing. */
    Optional<Value> signals(Value.Fields whole, Value.Fields kept) {
        List<TextSignals.Told> met = new ArrayList<>();
        whole.fields().forEach((key, value) -> {
            if (!value.equals(kept.fields().get(key))) {
                read(key, value, met);
            }
        });
        if (met.isEmpty()) {
            return Optional.empty();
        }
        Value before = whole.fields().get(Untrusted.of(TextSignals.KEY));
        List<TextSignals.Told> all = new ArrayList<>(before == null ? List.of() : TextSignals.read(before));
        all.addAll(met);
        all.sort(STRONGEST_FIRST);
        return Optional.of(TextSignals.items(all.subList(0, Math.min(MOST, all.size()))));
    }

    private void read(Untrusted key, Value value, List<TextSignals.Told> met) {
        String field = key.length() <= LONGEST_FIELD ? key.clear() : "…";
        Deque<Step> open = new ArrayDeque<>();
        enter(new Step(field, value, Place.TEXT), key, value, open, met);
        while (!open.isEmpty()) {
            Step step = open.pop();
            switch (step.value()) {
                case Value.Text(Untrusted text) -> scan(field, text, step.place(), met);
                case Value.Items(var items) -> items.forEach(item -> open.push(new Step(field, item, step.place())));
                case Value.Fields(var fields) ->
                    fields.forEach((name, inner) -> enter(step, name, inner, open, met));
                case Value.Num _,Value.Flag _,Value.Nothing _ -> {
                }
            }
        }
    }

    /** What is named like a secret is taken out whole, and nothing of it is quoted. */
    private void enter(Step outer, Untrusted name, Value value, Deque<Step> open, List<TextSignals.Told> met) {
        scan(outer.field(), name, Place.TEXT, met);
        if (!Redactor.namesSecret(name)) {
            open.push(new Step(outer.field(), value, FieldPlaces.of(name).orElse(outer.place())));
        }
    }

    /** Secrets are taken out first: a signal quotes a few words. */
    private void scan(String field, Untrusted text, Place place, List<TextSignals.Told> met) {
        InjectionScan.BUILT_IN.scan(redactor.redact(text), place)
                .forEach(signal -> met.add(new TextSignals.Told(field, signal)));
    }
}
