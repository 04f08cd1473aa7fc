package app.mallcop.sim.rhythm;

import app.mallcop.sim.company.Company;
import app.mallcop.sim.company.Habit;
import app.mallcop.sim.company.Person;
import app.mallcop.sim.company.Robot;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Dice;
import app.mallcop.sim.deed.Origin;
import app.mallcop.sim.deed.Platform;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** One person's local day: signing in, and then whatever is habit, in the hours that are usual. */
public final class PersonDay {

    private static final double SHARE_OF_A_DAY_OFF = 0.12;
    private static final double FRIDAY = 0.8;

    private final Company company;
    private final Person person;
    private final Shift shift;
    private final Dice dice;
    private final double share;
    private final Origin place;
    private final List<Deed> deeds = new ArrayList<>();

    private PersonDay(Company company, Person person, Shift shift, Dice dice, double share) {
        this.company = company;
        this.person = person;
        this.shift = shift;
        this.dice = dice;
        this.share = share * person.busy();
        this.place = Company.placeOf(person, dice.chance(person.officeChance()));
    }

    /** What this person does on this local day, which is the n-th of the history; in no order. */
    public static List<Deed> of(Company company, long seed, Person person, LocalDate day, int nth) {
        Dice dice = Dice.of(seed, "person", person.mailName(), day);
        boolean works = person.workdays().contains(day.getDayOfWeek());
        if (!person.isHere(nth) || !(works || dice.chance(person.weekendChance()))) {
            return List.of();
        }
        Shift shift = works ? Shift.usual(person, day, dice) : Shift.brief(person, day, dice);
        double share = (works ? 1 : SHARE_OF_A_DAY_OFF) * (day.getDayOfWeek() == DayOfWeek.FRIDAY ? FRIDAY : 1);
        PersonDay one = new PersonDay(company, person, shift, dice, share);
        one.signIn();
        company.habitsOf(person).forEach(one::follow);
        return one.deeds;
    }

    private void signIn() {
        signInTo(Platform.M365, "Office 365");
        Set<Platform> used = new TreeSet<>(company.habitsOf(person).stream().map(Habit::platform).toList());
        if (used.contains(Platform.AZURE) && dice.chance(0.8)) {
            signInTo(Platform.AZURE, "Azure Portal");
        }
        if (used.contains(Platform.AWS) && dice.chance(0.4)) {
            signInTo(Platform.AWS, "AWS Console");
        }
    }

    private void signInTo(Platform platform, String where) {
        Instant at = shift.beginning(dice);
        int mistyped = dice.chance(0.04) ? dice.between(1, 2) : 0;
        for (int i = mistyped; i > 0; i--) {
            deeds.add(deed(at.minusSeconds(15L * i), platform, Act.SIGN_IN, where)
                    .refused("Invalid user name or password"));
        }
        deeds.add(deed(at, platform, Act.SIGN_IN, where));
    }

    private void follow(Habit habit) {
        List<String> targets = company.usualFor(person, habit.targets());
        for (int i = dice.about(habit.timesADay() * share); i > 0; i--) {
            Deed deed = deed(shift.moment(dice), habit.platform(), habit.act(), dice.usualOf(targets));
            deeds.add(deed);
            if (habit.act() == Act.PUSH) {
                deeds.add(build(deed));
            }
        }
    }

    /** A push makes the robot build. */
    private Deed build(Deed push) {
        Robot ci = company.robot("harborlight-ci[bot]");
        Deed build = new Deed(dice.id(), push.at().plusSeconds(dice.between(110, 420)), Platform.GITHUB,
                Act.RUN_WORKFLOW, ci.name(), push.onWhat(), ci.origin(), true, new TreeMap<>());
        return Particulars.of(build, dice).with("branch", push.detail("branch", "main"));
    }

    private Deed deed(Instant at, Platform platform, Act act, String target) {
        Deed deed = new Deed(dice.id(), at, platform, act, person.on(platform), target, origin(platform, act), true,
                new TreeMap<>());
        return Particulars.of(deed, dice);
    }

    private Origin origin(Platform platform, Act act) {
        if (act == Act.SIGN_IN || person.role().equals("founder")) {
            return place;
        }
        return switch (platform) {
            case AWS -> place.withUserAgent("aws-cli/2.16 md/awscrt#0.20 ua/2.0 os/" + person.client());
            case GITHUB -> act == Act.PUSH ? place.withUserAgent("git/2.45") : place;
            case AZURE -> person.role().equals("support")
                    ? place
                    : place.withUserAgent("AZURECLI/2.61 (" + person.client() + ")");
            case M365 -> place;
        };
    }

    /** The first workday of this person in the history, if there is one within it. */
    static Optional<LocalDate> firstWorkday(Person person, LocalDate first, int days) {
        return IntStream.range(Math.max(person.firstDay(), 0), days).mapToObj(first::plusDays)
                .filter(day -> person.workdays().contains(day.getDayOfWeek())).min(Comparator.naturalOrder());
    }
}
