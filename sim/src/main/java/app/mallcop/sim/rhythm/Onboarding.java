package app.mallcop.sim.rhythm;

import app.mallcop.sim.company.Company;
import app.mallcop.sim.company.Person;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Dice;
import app.mallcop.sim.deed.Platform;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Somebody joins, and others make the accounts first: it looks like an attack and is not one. */
public final class Onboarding {

    private Onboarding() {}

    /** When this person comes to work here for the first time, if that is within the history. */
    public static Optional<LocalDate> dayOf(Person person, LocalDate first, int days) {
        return person.firstDay() < 0 ? Optional.empty() : PersonDay.firstWorkday(person, first, days);
    }

    public static List<Deed> of(Company company, long seed, Person newcomer, LocalDate day) {
        Dice dice = Dice.of(seed, "onboarding", newcomer.mailName());
        Person ops = company.person("sofia.marchetti");
        Person cto = company.person("tomas.ferreira");
        String staging = "/subscriptions/" + Company.AZURE_SUBSCRIPTION + "/resourceGroups/rg-staging";
        return List.of(
                deed(dice, day, "08:02:11", Platform.M365, Act.ADD_USER, ops, newcomer.email()).with("target_user",
                        newcomer.email()),
                deed(dice, day, "08:06:40", Platform.AZURE, Act.GRANT_ROLE, ops, staging)
                        .with("target_user", newcomer.email()).with("role_name", "Reader").with("scope", staging),
                deed(dice, day, "08:21:05", Platform.GITHUB, Act.ADD_MEMBER, cto, Company.ORG)
                        .with("target_user", newcomer.on(Platform.GITHUB)).with("member_type", "member")
                        .with("permission_level", "write"));
    }

    private static Deed deed(Dice dice, LocalDate day, String time, Platform platform, Act act, Person who,
            String target) {
        return new Deed(dice.id(), day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC), platform, act,
                who.on(platform), target, Company.placeOf(who, false), true, new TreeMap<>());
    }
}
