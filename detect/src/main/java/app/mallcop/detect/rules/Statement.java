package app.mallcop.detect.rules;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Raised;
import app.mallcop.detect.normal.Entry;
import app.mallcop.detect.rules.expression.Condition;
import app.mallcop.detect.rules.expression.EventPath;
import app.mallcop.detect.rules.expression.Scene;
import app.mallcop.detect.rules.expression.SetUse;
import app.mallcop.detect.rules.expression.Template;
import app.mallcop.detect.rules.expression.Values;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says when it fires.
 *
 * @param uses the sets it asked: what was not known is withheld from them while the finding is open
 */
record Statement(String id, Severity severity, List<Adjusting> adjusts, Template title,
        Optional<Template> description, List<EventPath> about, boolean lasting, List<SetUse> uses,
        List<String> attack) {

    /** Another severity where something holds of the baseline or the event, and why. */
    record Adjusting(Condition when, Severity severity, Optional<Template> because) {}

    Statement {
        adjusts = List.copyOf(adjusts);
        about = List.copyOf(about);
        uses = List.copyOf(uses);
        attack = List.copyOf(attack);
    }

    /** The first that holds. */
    private Optional<Adjusting> adjusting(Scene scene) {
        for (Adjusting one : adjusts) {
            if (one.when().holds(scene)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** Begins the finding, when the severity is decided. */
    interface Begin {
        Raised.Draft of(Severity severity, Prose title);
    }

    Raised.Draft of(Scene scene, Begin begin) {
        Optional<Adjusting> adjusting = adjusting(scene);
        Raised.Draft draft = begin.of(adjusting.map(Adjusting::severity).orElse(severity), title.of(scene));
        for (EventPath path : about) {
            Value value = scene.at(path.asKey());
            if (value != null) {
                values(value).forEach(text -> draft.about(path.role(), text));
            }
        }
        description.ifPresent(template -> draft.because(template.of(scene)));
        adjusting.flatMap(Adjusting::because).ifPresent(because -> draft.because(because.of(scene)));
        if (!attack.isEmpty()) {
            draft.because(Prose.of("ATT&CK " + String.join(", ", attack)));
        }
        for (SetUse use : uses) {
            for (Entry entry : use.unknown(scene)) {
                draft.withholds(entry.fact(), entry.key());
            }
        }
        if (lasting) {
            draft.lasting();
        }
        return draft;
    }

    private static final int MOST_ENTITIES = 5;

    private static List<Untrusted> values(Value value) {
        return Values.texts(value, MOST_ENTITIES);
    }
}
