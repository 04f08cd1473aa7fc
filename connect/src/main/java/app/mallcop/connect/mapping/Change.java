package app.mallcop.connect.mapping;

import app.mallcop.api.Value;
import org.jspecify.annotations.Nullable;

/** What a word after {@code |} makes of a value; null when nothing can be made of it. */
@FunctionalInterface
interface Change {
    @Nullable
    Value of(Value value);
}
