package app.mallcop.desk.precedent;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person said that something like this should not have been closed, or removed the rule. What was said before counts no
 * more for the rules that this is about.
 *
 * @param traits of the finding; null where they can't be known any more
 * @param rule the rule that closed it, or that was removed
 */
record Objection(Instant at, @Nullable Traits traits, Optional<String> rule) {

    Objection(Instant at, @Nullable Traits traits, Optional<String> rule) {
        this.at = at;
        this.traits = traits;
        this.rule = rule;
    }

    boolean isAbout(Condition condition, String id) {
        return rule.filter(id::equals).isPresent() || (traits != null && condition.fits(traits));
    }
}
