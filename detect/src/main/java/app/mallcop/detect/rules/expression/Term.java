package app.mallcop.detect.rules.expression;

import app.mallcop.api.Value;
import org.jspecify.annotations.Nullable;

/** A part of an expression that has a value. Never fails; null where the value is unknown. */
@FunctionalInterface
public interface Term {

    @Nullable
    Value of(Scene scene);
}
