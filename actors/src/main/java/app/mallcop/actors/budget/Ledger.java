package app.mallcop.actors.budget;

import app.mallcop.actors.model.Ask;
import app.mallcop.actors.model.Usage;
import app.mallcop.store.costs.Cost;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The account of one run. A call is reserved at the most it can cost, written down, and only then made; so what is spent
 * never goes over a ceiling, except by a call that uses more than the most, which is told. Many findings may be worked on
 * at once.
 */
public final class Ledger {

    /** Where costs are written down; durable when it returns. */
    @FunctionalInterface
    public interface Book {
        void write(Cost cost) throws IOException;
    }

    /** What earlier runs spent, open reservations included: as of the day and the month in which this run began. */
    public record Before(long day, long month) {
        public static final Before NOTHING = new Before(0, 0);
    }

    /** What for. */
    public record Purpose(String finding, String actor, boolean critical) {}

    /** A ceiling and how much of it is used, holds included; {@code ordinary}: by what is not critical. */
    private static final class Sum {
        private long used;
        private long ordinary;
    }

    private final Ceilings ceilings;
    private final Pricing pricing;
    private final Book book;
    private final Supplier<Instant> clock;
    private final String run;

    private final Sum all = new Sum();
    private final Map<String, Sum> findings = new HashMap<>();
    private final Map<String, Sum> actors = new HashMap<>();
    private final Map<String, Sum> days = new HashMap<>();
    private final Map<String, Sum> months = new HashMap<>();
    private final Map<String, Bill> bills = new HashMap<>();
    private final Map<Limit, Long> turnedAway = new EnumMap<>(Limit.class);
    private long calls;

    public Ledger(Ceilings ceilings, Before before, Pricing pricing, Book book, Supplier<Instant> clock, String run) {
        this.ceilings = ceilings;
        this.pricing = pricing;
        this.book = book;
        this.clock = clock;
        this.run = run;
        Instant now = clock.get();
        days.computeIfAbsent(day(now), _ -> new Sum()).used = before.day();
        months.computeIfAbsent(month(now), _ -> new Sum()).used = before.month();
    }

    /** Reserved, or the ceiling that stands against it. */
    public sealed interface Answer {}

    /** @param all what the call would have needed */
    public record TooMuch(Limit limit, long all) implements Answer {}

    /** The call may be made. Whoever holds it ends it, once, in one of three ways. */
    public final class Hold implements Answer {
        private final String id;
        private final Purpose purpose;
        private final String model;
        private final long most;
        private final List<Sum> sums;
        private boolean ended;

        private Hold(String id, Purpose purpose, String model, long most, List<Sum> sums) {
            this.id = id;
            this.purpose = purpose;
            this.model = model;
            this.most = most;
            this.sums = sums;
        }

        /**
         * It was answered. Returns whether it used more than it possibly could.
         *
         * @param answered the model that says it answered
         */
        public boolean used(Usage usage, String answered) throws IOException {
            synchronized (Ledger.this) {
                end();
                count(purpose, sums, usage.tokens() - most);
                long microUsd = pricing.microUsd(answered, usage);
                boolean over = usage.tokens() > most;
                bill(purpose, usage.tokens(), microUsd, over);
                write(Cost.Kind.BILLED, id, purpose, usage.allInput(), usage.output(), microUsd);
                return over;
            }
        }

        /** Nobody worked on it: it cost nothing. */
        public void unused() throws IOException {
            synchronized (Ledger.this) {
                end();
                count(purpose, sums, -most);
                write(Cost.Kind.BILLED, id, purpose, 0, 0, 0);
            }
        }

        /** Nobody knows whether it was worked on: it stays reserved, and counts as spent. */
        public void lost() {
            synchronized (Ledger.this) {
                end();
                bill(purpose, most, pricing.atMost(model, most), false);
            }
        }

        private void end() {
            if (ended) {
                throw new IllegalStateException("it was ended before");
            }
            ended = true;
        }
    }

    /** Asks for leave to make a call. */
    public synchronized Answer hold(Purpose purpose, Ask ask) throws IOException {
        long most = ask.inputBound() + ask.maxTokens();
        Instant now = clock.get();
        Sum finding = findings.computeIfAbsent(purpose.finding(), _ -> new Sum());
        Sum actor = actors.computeIfAbsent(purpose.actor(), _ -> new Sum());
        Sum day = days.computeIfAbsent(day(now), _ -> new Sum());
        Sum month = months.computeIfAbsent(month(now), _ -> new Sum());
        Limit limit = null;
        if (finding.used + most > ceilings.finding()) {
            limit = Limit.FINDING;
        } else if (isOver(actor, most, ceilings.actors().get(purpose.actor()))) {
            limit = Limit.ACTOR;
        } else if (isOver(all, most, ceilings.run(), purpose)) {
            limit = Limit.RUN;
        } else if (isOver(day, most, ceilings.day(), purpose)) {
            limit = Limit.DAY;
        } else if (isOver(month, most, ceilings.month(), purpose)) {
            limit = Limit.MONTH;
        }
        if (limit != null) {
            turnedAway.merge(limit, 1L, Long::sum);
            return new TooMuch(limit, most);
        }
        String id = run + "-" + ++calls;
        write(Cost.Kind.RESERVED, id, purpose, ask.inputBound(), ask.maxTokens(), pricing.atMost(ask.model(), most));
        List<Sum> sums = List.of(finding, actor, all, day, month);
        count(purpose, sums, most);
        return new Hold(id, purpose, ask.model(), most, sums);
    }

    /** Whether the ceiling of one finding has room for this much more, whatever the others leave. */
    public synchronized boolean isWithinOneFinding(Purpose purpose, long tokens) {
        return used(findings.get(purpose.finding())) + tokens <= ceilings.finding();
    }

    /** What a call of this purpose may use at the most, as things stand. */
    public synchronized long room(Purpose purpose) {
        Instant now = clock.get();
        long room = ceilings.finding() - used(findings.get(purpose.finding()));
        room = Math.min(room, left(ceilings.actors().get(purpose.actor()), used(actors.get(purpose.actor()))));
        room = Math.min(room, left(ceilings.run(), all, purpose));
        room = Math.min(room, left(ceilings.day(), days.get(day(now)), purpose));
        return Math.max(0, Math.min(room, left(ceilings.month(), months.get(month(now)), purpose)));
    }

    private long left(@Nullable Long ceiling, @Nullable Sum sum, Purpose purpose) {
        long left = left(ceiling, used(sum));
        return ceiling == null || purpose.critical()
                ? left
                : Math.min(left, ceilings.ordinary(ceiling) - (sum == null ? 0 : sum.ordinary));
    }

    private static long left(@Nullable Long ceiling, long used) {
        return ceiling == null ? Long.MAX_VALUE : ceiling - used;
    }

    private static long used(@Nullable Sum sum) {
        return sum == null ? 0 : sum.used;
    }

    private static boolean isOver(Sum sum, long most, @Nullable Long ceiling) {
        return ceiling != null && sum.used + most > ceiling;
    }

    private boolean isOver(Sum sum, long most, @Nullable Long ceiling, Purpose purpose) {
        return isOver(sum, most, ceiling)
                || (ceiling != null && !purpose.critical() && sum.ordinary + most > ceilings.ordinary(ceiling));
    }

    private static void count(Purpose purpose, List<Sum> sums, long tokens) {
        for (Sum sum : sums) {
            sum.used += tokens;
            if (!purpose.critical()) {
                sum.ordinary += tokens;
            }
        }
    }

    private void bill(Purpose purpose, long tokens, long microUsd, boolean over) {
        bills.merge(purpose.finding(), new Bill(purpose.finding(), 1, tokens, microUsd, over ? 1 : 0), Bill::plus);
    }

    private void write(Cost.Kind kind, String id, Purpose purpose, long input, long output, long microUsd)
            throws IOException {
        book.write(new Cost(kind, id, clock.get(), run, purpose.actor(), purpose.finding(), input, output, microUsd));
    }

    /** What each finding cost so far, dearest first. */
    public synchronized List<Bill> bills() {
        return bills.values().stream().sorted().toList();
    }

    public synchronized Bill total() {
        Bill total = Bill.NONE;
        for (Bill bill : bills.values()) {
            total = total.plus(bill);
        }
        return total;
    }

    /** How many calls were turned away, by ceiling. */
    public synchronized Map<Limit, Long> turnedAway() {
        return new EnumMap<>(turnedAway);
    }

    private static String day(Instant at) {
        return at.toString().substring(0, "2026-11-21".length());
    }

    private static String month(Instant at) {
        return at.toString().substring(0, "2026-11".length());
    }
}
