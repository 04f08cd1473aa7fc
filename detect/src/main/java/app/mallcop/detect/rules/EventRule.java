package app.mallcop.detect.rules;

import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.rules.expression.Condition;
import app.mallcop.detect.rules.expression.SightingScene;

/** A rule about one event. */
record EventRule(Condition when, Condition condition, Statement statement) {

    void judge(SightingScene scene, Found found) {
        if (when.holds(scene) && condition.holds(scene)) {
            found.raise(statement
                    .of(scene, (severity, title) -> Raised.of(statement.id(), severity, scene.seen(), title)).build());
        }
    }
}
