package app.mallcop.sim.company;

import app.mallcop.sim.deed.Platform;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Somebody who works here. Offsets are the same all year: a history must not change its shape twice a year.
 *
 * @param start local hour at which the day usually begins
 * @param end local hour at which it usually ends; past 24 is after midnight
 * @param weekendChance how likely a look at the mail is on a day off
 * @param busy how much is done compared with others of the role
 * @param firstDay first day of the history on which this person works here; negative is before the history
 * @param awayFrom first day of leave; after {@code awayTo} when there is none
 */
public record Person(String name, String mailName, String role, ZoneOffset offset, String country, String city,
        int start, int end, Set<DayOfWeek> workdays, double weekendChance, double busy, int firstDay, int lastDay,
        int awayFrom, int awayTo, String homeIp, double officeChance, String client) {

    static final int COLUMNS = 18;

    static Person of(List<String> row) {
        boolean away = !row.get(13).equals("-");
        return new Person(row.get(0), row.get(1), row.get(2),
                ZoneOffset.ofTotalSeconds(Integer.parseInt(row.get(3)) * 60), row.get(4), row.get(5),
                Integer.parseInt(row.get(6)), Integer.parseInt(row.get(7)), Weekdays.parse(row.get(8)),
                Double.parseDouble(row.get(9)), Double.parseDouble(row.get(10)), Integer.parseInt(row.get(11)),
                Integer.parseInt(row.get(12)), away ? Integer.parseInt(row.get(13)) : 1,
                away ? Integer.parseInt(row.get(14)) : 0, row.get(15), Double.parseDouble(row.get(16)), row.get(17));
    }

    public String email() {
        return mailName + "@" + Company.DOMAIN;
    }

    /** Who this is on a platform. */
    public String on(Platform platform) {
        return switch (platform) {
            case AZURE, M365 -> email();
            case AWS -> mailName;
            case GITHUB -> mailName.replace('.', '-');
        };
    }

    /** Whether this person works at all on that day of the history, workday or not. */
    public boolean isHere(int day) {
        return day >= firstDay && day <= lastDay && (day < awayFrom || day > awayTo);
    }
}
