package app.mallcop.detect.rules.expression;

/** Something that holds, does not hold, or is unknown. Never fails. */
@FunctionalInterface
public interface Condition {

    Condition ALWAYS = _ -> Truth.TRUE;

    Truth of(Scene scene);

    default boolean holds(Scene scene) {
        return of(scene) == Truth.TRUE;
    }
}
