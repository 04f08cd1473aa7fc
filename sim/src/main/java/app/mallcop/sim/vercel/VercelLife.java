package app.mallcop.sim.vercel;

import app.mallcop.sim.company.Company;
import app.mallcop.sim.company.Person;
import app.mallcop.sim.deed.Dice;
import app.mallcop.sim.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the simulated company does on Vercel in the thirty days before an instant. The same seed, the same life. */
public final class VercelLife {

    private static final int DAYS = 30;
    private static final List<String> SITES = List.of("storefront", "docs", "status-page");

    private final VercelSim vercel;
    private final long seed;
    private final List<String> people;
    private int number;

    private VercelLife(VercelSim vercel, long seed) {
        this.vercel = vercel;
        this.seed = seed;
        this.people = Company.harborlight().people().stream().limit(5).map(Person::mailName).toList();
    }

    /** Everything happens before {@code end}. */
    public static void play(VercelSim vercel, long seed, Instant end) {
        VercelLife life = new VercelLife(vercel, seed);
        Instant start = end.minus(Duration.ofDays(DAYS));
        life.furnish(start.minus(Duration.ofDays(100)));
        for (int day = 0; day < DAYS; day++) {
            life.day(day, start.plus(Duration.ofDays(day)));
        }
        life.incident(end.minus(Duration.ofHours(30)));
    }

    private void furnish(Instant before) {
        for (String person : people) {
            vercel.members.put(person, before,
                    VercelWords.member(person, person.equals(people.getFirst()) ? "OWNER" : "MEMBER"));
        }
        for (String site : SITES) {
            vercel.projects.put(site, before, VercelWords.project(site, true));
            vercel.variables.put("prj_" + site + "/API_URL", before,
                    VercelWords.variable("API_URL", "https://api.harborlight.example", people.getFirst(), before));
        }
        vercel.domains.put(Company.DOMAIN, before,
                new Fields().put("id", "dom_1").put("name", Company.DOMAIN).put("verified", true)
                        .put("serviceType", "external").done());
        vercel.authTokens.put("monitor", before, new Fields().put("id", "tok_1").put("name", "monitor")
                .put("type", "token").put("createdAt", before.toEpochMilli()).done());
        vercel.integrations.put("github", before,
                new Fields().put("id", "icfg_1").put("slug", "github").put("integrationId", "oac_1")
                        .put("projectSelection", "all").done());
    }

    private void day(int day, Instant midnight) {
        Dice dice = Dice.of(seed, "vercel", day);
        for (String person : people) {
            if (dice.chance(0.5)) {
                Instant at = midnight.plusSeconds(dice.between(7 * 3600, 18 * 3600));
                told("login", person, at, new Fields().put("userAgent", new Fields().put("ua", "Mozilla/5.0")
                        .put("browser", "Firefox")).put("geolocation",
                                new Fields().put("country", new Fields().put("names", new Fields().put("en",
                                        "Germany")))));
            }
        }
        for (int i = 0; i < dice.about(4); i++) {
            String by = dice.usualOf(people);
            String site = dice.usualOf(SITES);
            Instant at = midnight.plusSeconds(dice.between(7 * 3600, 19 * 3600)).plusMillis(dice.between(0, 999));
            boolean fails = dice.chance(0.1);
            Deployed deployed = new Deployed("dpl_" + day + "x" + i, site, by, at,
                    at.plusSeconds(dice.between(30, 400)), fails ? "ERROR" : "READY",
                    dice.chance(0.3) ? "production" : "", dice.id().toString().replace("-", ""));
            vercel.deployments.put(deployed.id(), deployed, at, at.plusSeconds(2));
            told("deployment", by, at, new Fields().put("projectName", site).put("deploymentId", deployed.id()));
        }
        if (dice.chance(0.15)) {
            String by = dice.usualOf(people);
            Instant at = midnight.plusSeconds(dice.between(9 * 3600, 17 * 3600));
            told("env-variable-edit", by, at, new Fields().put("projectName", SITES.getFirst()).put("key", "API_URL"));
            vercel.variables.put("prj_" + SITES.getFirst() + "/API_URL", at,
                    VercelWords.variable("API_URL", "https://api.harborlight.example", by, at));
        }
    }

    /** Somebody got hold of an account: variables are read, a hook is left behind, protection goes. */
    private void incident(Instant at) {
        String victim = people.getLast();
        told("login", victim, at, new Fields().put("userAgent", new Fields().put("ua", "curl/8.5.0")));
        for (int i = 0; i < SITES.size(); i++) {
            told("env-variable-read:cli:env:pull", victim, at.plusSeconds(60 + i),
                    new Fields().put("projectName", SITES.get(i)));
        }
        told("deploy-hook-created", victim, at.plusSeconds(200), new Fields().put("projectName", SITES.getFirst()));
        told("project-sso-protection", victim, at.plusSeconds(300), new Fields().put("projectName", SITES.getFirst()));
        vercel.projects.put(SITES.getFirst(), at.plusSeconds(300), VercelWords.project(SITES.getFirst(), false));
    }

    private void told(String type, String by, Instant at, Fields payload) {
        Dice dice = Dice.of(seed, "vercel event", number++);
        String id = dice.id().toString().replace("-", "");
        vercel.events.put(id, VercelWords.event(id, type, by, at, payload), at, at.plusSeconds(dice.between(1, 40)));
    }
}
