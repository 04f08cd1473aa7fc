package app.mallcop.connect.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.sim.server.Misbehaving;
import app.mallcop.sim.shelf.ScriptedHistory;
import app.mallcop.sim.supabase.SupabaseWords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries and lines that come late, twice and many at once, through storms: in the end all are there. */
class SupabaseLossTest {

    private static final Instant END = SupabaseStage.NOON;

    @TempDir
    Path folder;

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void after_the_storm_nothing_is_lost_and_every_hour_is_counted_whole(long seed) throws Exception {
        Instant start = END.minus(Duration.ofDays(2));
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            ScriptedHistory entries = ScriptedHistory.seeded(seed, 600, start, END, ScriptedHistory.Habits.ROUGH);
            Set<String> wanted = new TreeSet<>();
            Map<String, Integer> counted = new TreeMap<>();
            entries.shelve(stage.supabase.audit(), one -> SupabaseWords.entry(one.id(), action(one), "account",
                    "user" + one.number() % 3, one.happened(), "192.0.2.7"));
            for (ScriptedHistory.Scripted one : entries.all()) {
                if (action(one).equals("login")) {
                    wanted.add(one.id());
                } else {
                    counted.merge("user" + one.number() % 3 + one.happened().truncatedTo(ChronoUnit.HOURS), 1,
                            Integer::sum);
                }
            }
            ScriptedHistory lines = ScriptedHistory.seeded(seed + 1_000, 200, start, END,
                    ScriptedHistory.Habits.ROUGH);
            lines.shelve(stage.supabase.log(), one -> SupabaseWords.line(one.id(), "/token", 400,
                    "invalid_credentials", one.happened(), "192.0.2.66"));
            lines.all().forEach(one -> wanted.add(one.id()));
            stage.server.misbehave(Misbehaving.seeded(seed, 0.45));
            for (Instant at = start.plus(Duration.ofHours(9)); at.isBefore(END); at = at.plus(Duration.ofHours(9))) {
                stage.scan(at);
            }
            stage.server.misbehave(Misbehaving.NOT);
            assertThat(stage.scan(END.plus(Duration.ofHours(7)))).isEmpty();
            assertThat(stage.scan(END.plus(Duration.ofHours(14)))).isEmpty();
            assertThat(stage.scans.conflicts()).isZero();
            Set<String> had = new TreeSet<>(stage.scans.vendorIds());
            had.removeIf(id -> id.startsWith("hour-"));
            assertThat(had).isEqualTo(wanted);
            assertThat(hours(stage)).isEqualTo(counted);
        }
    }

    private static String action(ScriptedHistory.Scripted one) {
        return one.number() % 4 == 0 ? "token_refreshed" : "login";
    }

    /** The fullest count of each actor and hour: late entries make it be told anew. */
    private static Map<String, Integer> hours(SupabaseStage stage) {
        Map<String, Integer> hours = new TreeMap<>();
        for (Event event : stage.events("token_refreshed")) {
            hours.merge(event.actor().clear() + event.timestamp().truncatedTo(ChronoUnit.HOURS),
                    Integer.parseInt(SupabaseStage.said(event, "operation_count")), Math::max);
        }
        return hours;
    }
}
