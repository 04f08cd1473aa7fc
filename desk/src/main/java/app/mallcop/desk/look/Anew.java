package app.mallcop.desk.look;

import app.mallcop.api.Decision;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Connectors that somebody had learned anew: since when, and how many of their days have events since. */
final class Anew {

    private final Map<String, LocalDate> since;
    private final Map<String, Long> days;

    private Anew(Map<String, LocalDate> since, Map<String, Long> days) {
        this.since = since;
        this.days = days;
    }

    static final Anew NONE = new Anew(Map.of(), Map.of());

    static Anew in(Repo repo) throws IOException {
        Map<String, LocalDate> since = new TreeMap<>();
        new DecisionLog(repo.layout().decisions()).eachReset(decision -> {
            if (decision.said() instanceof Decision.Reset reset) {
                LocalDate day = LocalDate.ofInstant(decision.at(), ZoneOffset.UTC);
                since.merge(reset.source(), day, (a, b) -> a.isAfter(b) ? a : b);
            }
        });
        Map<String, Long> days = new TreeMap<>();
        for (Map.Entry<String, LocalDate> one : since.entrySet()) {
            days.put(one.getKey(), repo.events().days(one.getKey()).stream()
                    .filter(day -> day.isAfter(one.getValue())).count());
        }
        return new Anew(since, days);
    }

    Optional<LocalDate> since(String connector) {
        return Optional.ofNullable(since.get(connector));
    }

    /** How many days after that day have events. */
    long days(String connector) {
        return days.getOrDefault(connector, 0L);
    }
}
