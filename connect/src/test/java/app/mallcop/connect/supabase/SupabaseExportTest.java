package app.mallcop.connect.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.connect.exports.Exported;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.supabase.SupabaseWords;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupabaseExportTest {

    @TempDir
    Path folder;

    @Test
    void entries_are_the_events_that_a_scan_makes_and_prolonged_sessions_are_counted_alike_in_either_order()
            throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 90; i++) {
                Instant at = SupabaseStage.NOON.minusSeconds(9_000).plusSeconds(i * 60L);
                String action = i % 10 == 0 ? "login" : "token_refreshed";
                var entry = SupabaseWords.entry("e-" + i, action, "account", "bob@customers.example", at, "192.0.2.7");
                stage.supabase.audit().put("e-" + i, entry, at, at);
                rows.add(Json.of(entry));
            }
            stage.scan(SupabaseStage.NOON.plusSeconds(600));
            List<Event> scanned = stage.scans.events().stream()
                    .filter(event -> event.connectorType().equals("supabase")
                            && List.of("login", "token_refreshed").contains(event.action().clear()))
                    .toList();
            assertThat(scanned).hasSizeGreaterThan(10);
            assertThat(Exported.of("supabase", "supabase-1", "[" + String.join(",", rows) + "]").events())
                    .containsExactlyInAnyOrderElementsOf(scanned);
            Collections.reverse(rows);
            assertThat(Exported.of("supabase", "supabase-1", String.join("\n", rows)).events())
                    .containsExactlyInAnyOrderElementsOf(scanned);
        }
    }
}
