package app.mallcop.connect.lines;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a template's line looks like. */
sealed interface Matcher permits PatternMatcher, FieldsMatcher {

    /** What was found of the variables; null where the line is another one. */
    @Nullable
    Map<String, String> match(Line line);

    /** What one character may cost at most, in steps. */
    long steps();

    /** The names that can be filled in; null where any name may come. */
    @Nullable
    Set<String> names();

    /** Of these, those that are numbers. */
    Set<String> numbers();
}
