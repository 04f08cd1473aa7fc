package app.mallcop.sim.company;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Days of the week as the tables write them: {@code tue,thu}. */
final class Weekdays {

    private Weekdays() {}

    static Set<DayOfWeek> parse(String words) {
        return Arrays.stream(words.split(",")).map(Weekdays::one).collect(Collectors.toUnmodifiableSet());
    }

    private static DayOfWeek one(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(word) && word.length() == 3).findFirst()
                .orElseThrow(() -> new IllegalStateException("not a day of the week: " + word));
    }
}
