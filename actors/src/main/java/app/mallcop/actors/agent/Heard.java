package app.mallcop.actors.agent;

import app.mallcop.actors.model.Part;
import app.mallcop.actors.tools.ToolTable;
import app.mallcop.actors.verdict.Proposal;
import app.mallcop.api.Markers;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import app.mallcop.text.airlock.Boundary;
import app.mallcop.text.airlock.ForModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the proposal in what a model said: in a call of {@code resolve-finding}, or as a JSON object in its text. */
final class Heard {

    /** No text is searched beyond this. */
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final int MOST_OBJECTS = 32;

    private Heard() {}

    /** What is wrong with the arguments of a proposal, in our words. */
    static List<String> flaws(Value.Fields arguments) {
        return ToolTable.named(ToolTable.RESOLVE).orElseThrow().schema().flaws(arguments);
    }

    /** Of arguments without flaws. */
    static Proposal proposal(Value.Fields arguments, Boundary boundary) {
        List<String> events = new ArrayList<>();
        if (get(arguments, "events") instanceof Value.Items(List<Value> items)) {
            items.forEach(item -> events.add(word(item)));
        }
        Proposal.Action action = word(get(arguments, "action")).equals("resolve")
                ? Proposal.Action.RESOLVE
                : Proposal.Action.ESCALATE;
        int confidence = get(arguments, "confidence") instanceof Value.Num(BigDecimal number) ? number.intValue() : 0;
        return new Proposal(word(get(arguments, "finding_id")), action, confidence,
                get(arguments, "positive_evidence") == Value.Flag.TRUE,
                get(arguments, "insufficient_data") == Value.Flag.TRUE,
                ForModel.withoutBoxes(Untrusted.of(word(get(arguments, "reason"))), boundary), events);
    }

    /**
     * The one proposal in a text. A text that quotes a box is not searched, nor is one with two proposals: what stands
     * there may be the attacker's.
     */
    static Optional<Proposal> inText(List<Part> parts, Boundary boundary) {
        StringBuilder said = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Text(Untrusted text)) {
                said.append(text.clear()).append('\n');
            }
        }
        if (said.length() > LONGEST_TEXT || said.indexOf(Markers.BEGIN) >= 0 || said.indexOf(Markers.END) >= 0
                || said.indexOf(boundary.token()) >= 0) {
            return Optional.empty();
        }
        List<Proposal> found = new ArrayList<>();
        for (String object : objects(said.toString())) {
            try {
                Value.Fields fields = Json.object(Json.value(object));
                if (get(fields, "finding_id") != Value.Nothing.NULL && get(fields, "action") != Value.Nothing.NULL) {
                    if (!flaws(fields).isEmpty()) {
                        return Optional.empty();
                    }
                    found.add(proposal(fields, boundary));
                }
            } catch (Unreadable e) {
                // braces in a sentence
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The balanced objects of a text from left to right, none within another. Linear. */
    private static List<String> objects(String text) {
        List<String> objects = new ArrayList<>();
        int depth = 0;
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length() && objects.size() <= MOST_OBJECTS; i++) {
            char c = text.charAt(i);
            if (depth > 0 && quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (depth > 0 && c == '"') {
                quoted = true;
            } else if (c == '{') {
                from = depth == 0 ? i : from;
                depth++;
            } else if (c == '}' && depth > 0 && --depth == 0) {
                objects.add(text.substring(from, i + 1));
            }
        }
        return objects.size() > MOST_OBJECTS ? List.of() : objects;
    }

    private static String word(Value value) {
        return value instanceof Value.Text(Untrusted text) ? text.clear() : "";
    }

    private static Value get(Value.Fields fields, String name) {
        return fields.fields().getOrDefault(Untrusted.of(name), Value.Nothing.NULL);
    }
}
