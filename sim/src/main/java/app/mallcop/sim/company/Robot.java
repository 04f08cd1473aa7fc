package app.mallcop.sim.company;

import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Origin;
import app.mallcop.sim.deed.Platform;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * Something that runs by itself: at this UTC time, so often, spread over so many minutes. It never runs past midnight.
 *
 * @param days {@code daily}, {@code workdays}, or days of the week
 */
public record Robot(String name, Platform platform, Act act, String targets, String days, LocalTime at, int fewest,
        int most, int withinMinutes, String ip) {

    static final int COLUMNS = 10;

    public Robot {
        if (at.toSecondOfDay() / 60 + withinMinutes >= 24 * 60) {
            throw new IllegalStateException(name + " would run past midnight");
        }
    }

    static Robot of(List<String> row) {
        return new Robot(row.get(0), Platform.ofWord(row.get(1)), Act.ofWord(row.get(2)), row.get(3), row.get(4),
                LocalTime.parse(row.get(5)), Integer.parseInt(row.get(6)), Integer.parseInt(row.get(7)),
                Integer.parseInt(row.get(8)), row.get(9));
    }

    public boolean runsOn(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return switch (days) {
            case "daily" -> true;
            case "workdays" -> weekday.compareTo(DayOfWeek.SATURDAY) < 0;
            default -> Weekdays.parse(days).contains(weekday);
        };
    }

    public Origin origin() {
        return new Origin(ip, "US", "Ashburn", switch (platform) {
            case AZURE -> "azsdk-python-mgmt/1.17.0 Python/3.12";
            case AWS -> "Boto3/1.34 md/Botocore#1.34 ua/2.0 os/linux";
            case GITHUB -> "harborlight-robot/2.3";
            case M365 -> "MSGraph-SDK/2.4";
        });
    }
}
