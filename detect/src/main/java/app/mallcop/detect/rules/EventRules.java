package app.mallcop.detect.rules;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Found;
import app.mallcop.detect.rules.expression.Actions;
import app.mallcop.detect.rules.expression.SightingScene;
import app.mallcop.detect.rules.file.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A file's rules about single events of one type, by the actions they are about: a rule that no event can meet is never compiled. */
final class EventRules {

    private final List<Supplier<EventRule>> ofAny = new ArrayList<>();
    private final Map<Untrusted, List<Supplier<EventRule>>> byAction = new HashMap<>();

    void add(Rule rule, Supplier<EventRule> made) {
        Optional<Set<Untrusted>> actions = rule.when() == null ? Optional.empty() : Actions.of(rule.when().text());
        if (actions.isEmpty() && rule.shape() instanceof Rule.Single single) {
            actions = Actions.of(single.condition().text());
        }
        if (actions.isEmpty()) {
            ofAny.add(made);
        } else {
            actions.get().forEach(action -> byAction.computeIfAbsent(action, _ -> new ArrayList<>()).add(made));
        }
    }

    boolean isEmpty() {
        return ofAny.isEmpty() && byAction.isEmpty();
    }

    void judge(SightingScene scene, Found found) {
        for (Supplier<EventRule> rule : ofAny) {
            rule.get().judge(scene, found);
        }
        List<Supplier<EventRule>> about = byAction.get(scene.actionInSmallLetters());
        if (about != null) {
            for (Supplier<EventRule> rule : about) {
                rule.get().judge(scene, found);
            }
        }
    }
}
