package app.mallcop.sim.rhythm;

import app.mallcop.sim.company.Person;
import app.mallcop.sim.deed.Dice;
import java.time.Instant;
import java.time.LocalDate;

/** The hours one person works on one local day, with lunch in them, in minutes from local midnight. */
record Shift(Person person, LocalDate day, int from, int to) {

    private static final int LUNCH_AFTER = 225;
    private static final int LUNCH_LASTS = 55;

    static Shift usual(Person person, LocalDate day, Dice dice) {
        return new Shift(person, day, person.start() * 60 + dice.between(-25, 35),
                person.end() * 60 + dice.between(-40, 30));
    }

    /** A look at the mail on a day off. */
    static Shift brief(Person person, LocalDate day, Dice dice) {
        int from = Math.max(person.start(), 10) * 60 + dice.between(0, 300);
        return new Shift(person, day, from, from + dice.between(30, 120));
    }

    /** Some moment of it, seldom during lunch. */
    Instant moment(Dice dice) {
        int minute = dice.between(from, to - 1);
        for (int i = 0; i < 4 && isLunch(minute) && !dice.chance(0.2); i++) {
            minute = dice.between(from, to - 1);
        }
        return at(minute, dice);
    }

    /** Within the first minutes. */
    Instant beginning(Dice dice) {
        return at(from + dice.between(0, 6), dice);
    }

    private boolean isLunch(int minute) {
        int since = minute - from - LUNCH_AFTER;
        return since >= 0 && since < LUNCH_LASTS;
    }

    private Instant at(int minute, Dice dice) {
        return day.atStartOfDay().toInstant(person.offset()).plusSeconds(minute * 60L)
                .plusMillis(dice.between(0, 59_999));
    }
}
