package app.mallcop.sim.scale;

import static java.util.Objects.requireNonNull;

import app.mallcop.sim.deed.Dice;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * So many normalised events over so many days by so many actors, as JSON lines: day by day, within a day nearly in
 * order. The same values give the same bytes; each vendor id occurs once.
 *
 * @param end the first day that is no longer part of it
 */
public record ManyEvents(long seed, long count, int days, int actors, LocalDate end) {

    /** Where nothing else is asked for, so that two runs a year apart give the same file. */
    public static final LocalDate END = LocalDate.of(2026, 11, 1);

    private static final int LATE_BY_AT_MOST_MILLIS = 240_000;
    private static final Piece BEGIN = Piece.of("{\"timestamp\":\"");
    private static final Piece SESSION = Piece.of("\",\"session_id\":\"");
    private static final Piece VENDOR_ID = Piece.of("\",\"vendor_id\":\"");
    private static final Piece FINISH = Piece.of("\"}}");

    public ManyEvents {
        requireNonNull(end, "end is null");
        if (count < 0 || days < 1 || actors < 1) {
            throw new IllegalArgumentException("events are 0 or more, days and actors 1 or more");
        }
    }

    public ManyEvents(long seed, long count, int days, int actors) {
        this(seed, count, days, actors, END);
    }

    /** Writes all of it; flushes nothing and closes nothing of the caller's. */
    public void writeTo(OutputStream out) throws IOException {
        Crowd crowd = new Crowd(seed, actors);
        LineBuffer lines = new LineBuffer(out);
        SplittableRandom random = new SplittableRandom(seed);
        LocalDate first = end.minusDays(days);
        long total = first.datesUntil(end).mapToLong(DayShape::weight).sum();
        long before = 0;
        long written = 0;
        for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
            before += DayShape.weight(day);
            long until = Math.multiplyHigh(count, before) == 0
                    ? count * before / total
                    : (long) ((double) count * before / total);
            writeDay(day, written, until, crowd, random, lines);
            written = until;
        }
        lines.flush();
    }

    private void writeDay(LocalDate day, long from, long until, Crowd crowd, SplittableRandom random, LineBuffer lines)
            throws IOException {
        Piece date = Piece.of(day + "T");
        for (long n = from; n < until; n++) {
            long chance = random.nextLong();
            int millis = DayShape.millisAt(DayShape.stepOf(n - from, until - from));
            if ((chance & 7) == 0) {
                millis = Math.max(0, millis - ((int) (chance >>> 3) & 0x3ffff) % LATE_BY_AT_MOST_MILLIS);
            }
            Crowd.Member who = whoIsAwake(millis / 3_600_000, crowd, random);
            Kind kind = who.kinds().get((int) (((chance >>> 44) * who.kinds().size()) >>> 20));
            lines.put(BEGIN);
            lines.put(date);
            time(millis, lines);
            lines.put(kind.head());
            lines.put(who.name());
            lines.put(kind.beforeTarget());
            lines.digits(target(who, kind, chance), 3);
            lines.put(kind.afterTarget());
            lines.put(who.tail());
            lines.hex(chance);
            lines.put(SESSION);
            lines.hex(Dice.mix(day.toEpochDay() * 31 + who.firstTarget()));
            lines.put(VENDOR_ID);
            // Both halves are one to one with n, so no two events share an id.
            lines.hex(Dice.mix(n ^ seed));
            lines.hex(Dice.mix(n + 0x9e3779b97f4a7c15L));
            lines.put(FINISH);
            lines.endOfLine();
        }
    }

    /** Somebody who works at this hour; when all we ask are asleep, the last one works late. */
    private static Crowd.Member whoIsAwake(int utcHour, Crowd crowd, SplittableRandom random) {
        long bits = random.nextLong();
        Crowd.Member who = crowd.at((int) bits);
        for (int i = 0; i < 10 && !who.awake(utcHour); i++) {
            bits = i % 2 == 0 ? bits >>> 21 : random.nextLong();
            who = crowd.at((int) bits);
        }
        return who;
    }

    /** One of the few things this actor uses, the first ones mostly. */
    private static int target(Crowd.Member who, Kind kind, long chance) {
        int a = (int) ((chance >>> 8) & 7);
        int b = (int) ((chance >>> 11) & 7);
        return (who.firstTarget() + Math.min(a, b)) % kind.targets();
    }

    private static void time(int millis, LineBuffer lines) {
        int seconds = millis / 1000;
        lines.digits(seconds / 3600, 2);
        lines.put(':');
        lines.digits(seconds / 60 % 60, 2);
        lines.put(':');
        lines.digits(seconds % 60, 2);
        lines.put('.');
        lines.digits(millis % 1000, 3);
        lines.put('Z');
    }

    /** {@code --events N --days N --actors N --seed N --end DATE --out FILE}; without a file, to standard output. */
    public static void main(String[] args) throws IOException {
        System.exit(ManyEventsCommand.run(args, System.out, System.err));
    }
}
