package app.mallcop.sim.vercel;

import app.mallcop.sim.deed.Dice;
import app.mallcop.sim.json.Fields;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/** What the company does on Vercel when nothing happens: people sign in and deploy, at their hours, on workdays. */
public final class VercelRoutine {

    /** Who deploys, by the name of the account there, from which hour in UTC on, and what. */
    private record Deploying(String person, int from, String site) {}

    private static final List<Deploying> PEOPLE = List.of(new Deploying("tferreira", 10, "storefront"),
            new Deploying("jweber", 9, "docs"), new Deploying("praman", 6, "storefront"));

    private VercelRoutine() {}

    public static void play(VercelSim vercel, long seed, List<LocalDate> days) {
        furnish(vercel, days.getFirst().minusDays(100));
        for (LocalDate day : days) {
            for (Deploying one : PEOPLE) {
                if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                    workday(vercel, one, day, Dice.of(seed, "vercel routine", one.person(), day));
                }
            }
        }
    }

    private static void furnish(VercelSim vercel, LocalDate day) {
        var before = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (Deploying one : PEOPLE) {
            vercel.members.put(one.person(), before, VercelWords.member(one.person(), "MEMBER"));
        }
        for (String site : List.of("storefront", "docs")) {
            vercel.projects.put(site, before, VercelWords.project(site, true));
        }
    }

    private static void workday(VercelSim vercel, Deploying one, LocalDate day, Dice dice) {
        var login = day.atTime(LocalTime.of(one.from(), dice.between(0, 50))).toInstant(ZoneOffset.UTC);
        String id = day + "-" + one.person();
        vercel.events.put(id, VercelWords.event(id, "login", one.person(), login, new Fields()
                .put("userAgent", new Fields().put("ua", "Mozilla/5.0").put("browser", "Firefox"))), login,
                login.plusSeconds(20));
        for (int hour = 1; hour <= 3; hour++) {
            var at = day.atTime(LocalTime.of(one.from() + hour, dice.between(0, 50))).toInstant(ZoneOffset.UTC);
            Deployed deployed = new Deployed("dpl_" + id + "-" + hour, one.site(), one.person(), at,
                    at.plusSeconds(dice.between(30, 400)), "READY", "production",
                    dice.id().toString().replace("-", ""));
            vercel.deployments.put(deployed.id(), deployed, at, at.plusSeconds(2));
        }
    }
}
