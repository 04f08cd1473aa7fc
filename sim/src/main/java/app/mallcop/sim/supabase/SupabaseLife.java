package app.mallcop.sim.supabase;

import app.mallcop.api.Value;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.company.Person;
import app.mallcop.sim.deed.Dice;
import app.mallcop.sim.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens in the simulated company's project in the thirty days before an instant. The same seed, the same life. */
public final class SupabaseLife {

    private static final int DAYS = 30;
    private static final int CUSTOMERS = 40;

    private final SupabaseSim supabase;
    private final long seed;
    private final List<String> people;
    private int number;

    private SupabaseLife(SupabaseSim supabase, long seed) {
        this.supabase = supabase;
        this.seed = seed;
        this.people = Company.harborlight().people().stream().limit(3).map(Person::mailName).toList();
    }

    /** Everything happens before {@code end}. */
    public static void play(SupabaseSim supabase, long seed, Instant end) {
        SupabaseLife life = new SupabaseLife(supabase, seed);
        Instant start = end.minus(Duration.ofDays(DAYS));
        life.furnish(start.minus(Duration.ofDays(100)));
        for (int day = 0; day < DAYS; day++) {
            life.day(day, start.plus(Duration.ofDays(day)));
        }
        life.incident(end.minus(Duration.ofHours(20)));
    }

    private void furnish(Instant before) {
        supabase.settings.put("config/auth", before, SupabaseWords.authSettings(true, true, "simulated-password"));
        supabase.settings.put("ssl-enforcement", before, new Fields()
                .put("currentConfig", new Fields().put("database", true)).put("appliedSuccessfully", true).done());
        supabase.settings.put("network-restrictions", before, new Fields().put("entitlement", "allowed").put("config",
                new Fields().put("dbAllowedCidrs", Fields.items(List.of(Value.text("198.51.100.0/24"))))).done());
        supabase.keys.put("default", before, SupabaseWords.key("default", "secret", SupabaseSim.KEY));
        supabase.functions.put("send-receipt", before, SupabaseWords.function("send-receipt", 3, true, before));
        for (String person : people) {
            supabase.members.put(person, before,
                    SupabaseWords.member(person, person.equals(people.getFirst()) ? "Owner" : "Developer"));
        }
    }

    private void day(int day, Instant midnight) {
        Dice dice = Dice.of(seed, "supabase", day);
        for (int i = 0; i < dice.about(12); i++) {
            String user = "customer" + dice.between(1, CUSTOMERS) + "@customers.example";
            String ip = "203.0.113." + dice.between(1, 200);
            Instant at = midnight.plusSeconds(dice.between(6 * 3600, 21 * 3600)).plusMillis(dice.between(0, 999));
            if (dice.chance(0.15)) {
                refused("/token", 400, "invalid_credentials", at.minusSeconds(20), ip);
            }
            entry("login", "account", user, at, ip);
            for (int hour = 1; hour <= dice.between(0, 3); hour++) {
                entry("token_refreshed", "token", user, at.plusSeconds(3_590L * hour), ip);
                entry("token_revoked", "token", user, at.plusSeconds(3_590L * hour).plusMillis(2), ip);
            }
        }
        if (dice.chance(0.3)) {
            entry("user_signedup", "team", "customer" + (CUSTOMERS + day) + "@customers.example",
                    midnight.plusSeconds(dice.between(8 * 3600, 20 * 3600)), "203.0.113.77");
        }
        if (day % 9 == 4) {
            Instant at = midnight.plusSeconds(11 * 3600);
            supabase.functions.put("send-receipt", at, SupabaseWords.function("send-receipt", 4 + day / 9, true, at));
        }
    }

    /** Somebody tries passwords, gets in, and the guard against robots is taken away. */
    private void incident(Instant at) {
        for (int i = 0; i < 30; i++) {
            refused("/token", 400, "invalid_credentials", at.plusSeconds(i * 4L), "192.0.2.66");
        }
        entry("login", "account", "customer7@customers.example", at.plusSeconds(140), "192.0.2.66");
        supabase.settings.put("config/auth", at.plusSeconds(900),
                SupabaseWords.authSettings(true, false, "simulated-password"));
    }

    private void entry(String action, String type, String user, Instant at, String ip) {
        String id = Dice.of(seed, "supabase entry", number++).id().toString();
        supabase.audit.put(id, SupabaseWords.entry(id, action, type, user, at, ip), at, at.plusSeconds(1));
    }

    private void refused(String path, int status, String code, Instant at, String ip) {
        String id = Dice.of(seed, "supabase line", number++).id().toString();
        supabase.log().put(id, SupabaseWords.line(id, path, status, code, at, ip), at, at.plusSeconds(30));
    }
}
