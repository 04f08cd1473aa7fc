package app.mallcop.sim.rhythm;

import app.mallcop.sim.company.Company;
import app.mallcop.sim.company.Robot;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Dice;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What runs by itself on one UTC day. */
public final class RobotDay {

    private RobotDay() {}

    public static List<Deed> of(Company company, long seed, Robot robot, LocalDate day) {
        if (!robot.runsOn(day)) {
            return List.of();
        }
        Dice dice = Dice.of(seed, "robot", robot.name(), robot.act(), robot.at(), day);
        List<String> targets = company.owned(robot.targets());
        List<Deed> deeds = new ArrayList<>();
        for (int i = dice.between(robot.fewest(), robot.most()); i > 0; i--) {
            Deed deed = new Deed(dice.id(),
                    day.atTime(robot.at()).toInstant(ZoneOffset.UTC)
                            .plusMillis(dice.between(0, robot.withinMinutes() * 60_000)),
                    robot.platform(), robot.act(), robot.name(), dice.oneOf(targets), robot.origin(), true,
                    new TreeMap<>());
            deeds.add(Particulars.of(deed, dice));
        }
        return deeds;
    }
}
