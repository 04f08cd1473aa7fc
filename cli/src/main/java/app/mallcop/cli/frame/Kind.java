package app.mallcop.cli.frame;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a word on the command line may be.
 *
 * @param label stands for the value in help: {@code N}, {@code NAME}
 * @param takes completes "--hours takes …" in the message about a wrong word
 * @param choices every possible word where there are few of them, for completion and did-you-mean
 */
public record Kind<T>(String label, String takes, List<String> choices, Reader<T> reader) {

    /** Reads one word; empty when the word is none of this kind. */
    @FunctionalInterface
    public interface Reader<T> {
        Optional<T> read(String word);
    }

    static final Kind<Boolean> FLAG = new Kind<>("", "no value", List.of(), word -> Optional.of(true));

    public static Kind<String> text(String label) {
        return new Kind<>(label, "a value that is not empty", List.of(),
                word -> Optional.of(word).filter(w -> !w.isEmpty()));
    }

    public static Kind<Integer> count(int least, int most) {
        return new Kind<>("N", "a whole number from " + least + " to " + most, List.of(), word -> {
            if (!word.matches("-?[0-9]{1,9}")) {
                return Optional.empty();
            }
            return Optional.of(Integer.valueOf(word)).filter(n -> n >= least && n <= most);
        });
    }

    public static Kind<Path> path(String label) {
        return new Kind<>(label, "a path", List.of(), word -> {
            try {
                return Optional.of(word).filter(w -> !w.isEmpty()).map(Path::of);
            } catch (InvalidPathException notAPath) {
                return Optional.empty();
            }
        });
    }

    public static Kind<String> oneOf(String label, List<String> choices) {
        return new Kind<>(label, "one of " + String.join(", ", choices), choices,
                word -> Optional.of(word).filter(choices::contains));
    }

    /** A stretch of time as people write it: {@code 30m}, {@code 24h}, {@code 7d}, {@code 2w}. */
    public static Kind<Duration> span() {
        return new Kind<>("SPAN", "a span of time such as 30m, 24h, 7d or 2w", List.of(), Kind::readSpan);
    }

    /** A day such as {@code 2026-03-01}. */
    public static Kind<LocalDate> day() {
        return new Kind<>("DATE", "a day such as 2026-03-01", List.of(), word -> {
            try {
                return Optional.of(LocalDate.parse(word));
            } catch (DateTimeParseException notADay) {
                return Optional.empty();
            }
        });
    }

    /** A point in time: {@code 2026-03-01T08:00:00Z}, or a day, which means its first moment in UTC. */
    public static Kind<Instant> moment() {
        return new Kind<>("TIME", "a time such as 2026-03-01T08:00:00Z, or a day such as 2026-03-01", List.of(),
                word -> {
                    try {
                        return Optional.of(word.length() == 10
                                ? LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant()
                                : Instant.parse(word));
                    } catch (DateTimeParseException notATime) {
                        return Optional.empty();
                    }
                });
    }

    /** {@link #moment()}, or how long ago: {@code 24h}, {@code 7d}. */
    public static Kind<Moment> momentOrSpan() {
        Kind<Instant> moment = moment();
        return new Kind<>("WHEN", "a span such as 24h or 7d, a time such as 2026-03-01T08:00:00Z, or a day", List.of(),
                word -> readSpan(word).<Moment>map(Moment.Ago::new)
                        .or(() -> moment.reader().read(word).map(Moment.At::new)));
    }

    /** Several of a kind in one word, with commas between: {@code critical,warn}. */
    public static <T> Kind<List<T>> list(Kind<T> each) {
        return new Kind<>(each.label() + "[,…]", each.takes() + ", several with commas between", each.choices(),
                word -> {
                    List<T> all = new ArrayList<>();
                    for (String part : word.split(",", -1)) {
                        Optional<T> one = each.reader().read(part.strip());
                        if (one.isEmpty()) {
                            return Optional.empty();
                        }
                        all.add(one.get());
                    }
                    return Optional.of(List.copyOf(all));
                });
    }

    private static Optional<Duration> readSpan(String word) {
        if (!word.matches("[0-9]{1,6}[mhdw]")) {
            return Optional.empty();
        }
        long n = Long.parseLong(word.substring(0, word.length() - 1));
        Duration span = switch (word.charAt(word.length() - 1)) {
            case 'm' -> Duration.ofMinutes(n);
            case 'h' -> Duration.ofHours(n);
            case 'd' -> Duration.ofDays(n);
            default -> Duration.ofDays(7 * n);
        };
        return Optional.of(span).filter(Duration::isPositive);
    }
}
