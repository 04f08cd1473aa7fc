package app.mallcop.sim.supabase;

import app.mallcop.sim.deed.Dice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** What happens in the company's project when nothing happens: marinas that are customers sign in, each at its hour. */
public final class SupabaseRoutine {

    private static final List<String> MARINAS = List.of("harbour@northquay.example", "desk@portsol.example",
            "office@westpier.example", "bookings@lagoon.example");

    private SupabaseRoutine() {}

    public static void play(SupabaseSim supabase, long seed, List<LocalDate> days) {
        Instant before = days.getFirst().minusDays(100).atStartOfDay(ZoneOffset.UTC).toInstant();
        supabase.settings.put("config/auth", before, SupabaseWords.authSettings(true, true, "simulated-password"));
        supabase.functions.put("send-receipt", before, SupabaseWords.function("send-receipt", 3, true, before));
        supabase.members.put("tomas.ferreira", before, SupabaseWords.member("tomas.ferreira", "Owner"));
        for (LocalDate day : days) {
            for (int i = 0; i < MARINAS.size(); i++) {
                Dice dice = Dice.of(seed, "supabase routine", i, day);
                Instant at = day.atTime(LocalTime.of(7 + 2 * i, dice.between(0, 50))).toInstant(ZoneOffset.UTC);
                entry(supabase, "login", "account", MARINAS.get(i), at, "203.0.113." + (140 + i), dice);
                entry(supabase, "token_refreshed", "token", MARINAS.get(i), at.plusSeconds(3_590),
                        "203.0.113." + (140 + i), dice);
            }
        }
    }

    private static void entry(SupabaseSim supabase, String action, String type, String user, Instant at, String ip,
            Dice dice) {
        String id = dice.id().toString();
        supabase.audit.put(id, SupabaseWords.entry(id, action, type, user, at, ip), at, at.plusSeconds(1));
    }
}
