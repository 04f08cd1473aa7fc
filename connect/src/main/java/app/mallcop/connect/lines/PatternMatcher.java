package app.mallcop.connect.lines;

import app.mallcop.text.patterns.SafePattern;
import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that is found in the line. Most lines lack a word that every match has, and looking for that word first is
 * far cheaper than trying the pattern.
 *
 * @param needed a text without which nothing matches; empty where there is none
 * @param groups the number of each variable's group
 */
record PatternMatcher(Pattern pattern, long steps, String needed, Map<String, Integer> groups, Set<String> numbers)
        implements
            Matcher {

    /** A template is tried on every line, so it may be a good deal smaller than a rule's pattern. */
    static final int LONGEST = 2_000;
    static final long MOST_STEPS = 4_000;

    PatternMatcher {
        groups = Map.copyOf(groups);
        numbers = Set.copyOf(numbers);
    }

    /** As the user wrote it, with groups such as {@code (?P<user>\S+)}. */
    static PatternMatcher of(String regex) throws SafePattern.Unfit {
        SafePattern safe = SafePattern.of(regex, LONGEST, MOST_STEPS);
        return new PatternMatcher(safe.pattern(), safe.steps(), NeededText.of(regex), safe.pattern().namedGroups(),
                Set.of());
    }

    /** @param names of the groups, in their order */
    static PatternMatcher of(String regex, String needed, List<String> names, Set<String> numbers)
            throws SafePattern.Unfit {
        SafePattern safe = SafePattern.of(regex, LONGEST * 4, MOST_STEPS);
        Map<String, Integer> groups = new HashMap<>();
        for (String name : names) {
            groups.put(name, groups.size() + 1);
        }
        return new PatternMatcher(safe.pattern(), safe.steps(), needed, groups, numbers);
    }

    @Override
    public @Nullable Map<String, String> match(Line line) {
        if (!line.text().contains(needed)) {
            return null;
        }
        com.google.re2j.Matcher found = pattern.matcher(line.text());
        if (!found.find()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        groups.forEach((name, group) -> {
            String value = found.group(group);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    @Override
    public Set<String> names() {
        return groups.keySet();
    }
}
