package app.mallcop.sim.company;

import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Platform;
import java.util.List;

/** What everybody of a role does on a usual working day, and how often. */
public record Habit(String role, Platform platform, Act act, String targets, double timesADay) {

    static final int COLUMNS = 5;

    static Habit of(List<String> row) {
        return new Habit(row.get(0), Platform.ofWord(row.get(1)), Act.ofWord(row.get(2)), row.get(3),
                Double.parseDouble(row.get(4)));
    }
}
