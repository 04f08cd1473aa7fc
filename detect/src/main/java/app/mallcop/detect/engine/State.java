package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a detection remembers for the next one. All of it can be made again from the repo: sealed days, the events of days
 * that are still open, findings, decisions.
 */
public final class State {

    final Ledger ledger = new Ledger();
    final Coverage coverage = new Coverage();
    final TreeMap<Integer, DayBook> books = new TreeMap<>();
    /** Findings that were acked, or resolved with evidence: what they withheld counts. */
    final Set<String> released = new HashSet<>();
    /** Connectors whose learning time was looked back on. */
    final Set<String> lookedBack = new HashSet<>();
    /** What was met when learning times were looked back on, and did not come to count in full by that: another connector it is about may yet learn. */
    final Set<String> met = new HashSet<>();
    /** Whether {@link #met} is all of it; what was made again from the repo does not know. */
    boolean knowsMet = true;
    final Doubt doubt = new Doubt();
    /** Every day up to this one is sealed. */
    int sealedUpTo = Integer.MIN_VALUE;

    /** Something of a memory in files could not be read. Whatever came of it is not to be believed. */
    public boolean isDoubtful() {
        return doubt.any;
    }

    /** The connector's stream was read on this day, whether it gave anything or not. */
    public void cover(String source, LocalDate day) {
        coverage.cover(source, Math.toIntExact(day.toEpochDay()));
    }

    /** When the connector was read; the first time decides what is history. */
    public void read(String source, Instant at) {
        coverage.read(source, at);
    }

    /** An ack, or a resolution with evidence: from now on what the finding withheld is normal. */
    public void release(String finding) {
        released.add(finding);
    }

    /** An unack: it is withheld again. */
    public void withholdAgain(String finding) {
        released.remove(finding);
    }

    public void forget(Untrusted actor, LocalDate upTo) {
        ledger.forget(actor, Math.toIntExact(upTo.toEpochDay()));
    }

    /** A connector is learned anew from the day after. */
    public void reset(String source, LocalDate upTo) {
        int day = Math.toIntExact(upTo.toEpochDay());
        ledger.reset(coverage.number(source), day);
        coverage.anew(source, day + 1);
        lookedBack.remove(source);
    }

    /** A sealed day, read from its file. */
    public void load(SealedDay sealed) {
        short source = coverage.number(sealed.source());
        int day = Math.toIntExact(sealed.day().toEpochDay());
        for (SealedDay.Line line : sealed.lines()) {
            ledger.put(line.fact(), line.key(), day, source, line.count(), line.withheld());
        }
    }

    /** The last detection was at this moment: every day that was over by then is sealed. */
    public void sealedAsOf(Instant asOf) {
        sealedUpTo = dueAt(asOf);
    }

    public boolean isSealed(LocalDate day) {
        return day.toEpochDay() <= sealedUpTo;
    }

    /** The last epoch day that is sealed at this moment: a day after its end. */
    static int dueAt(Instant asOf) {
        return Math.toIntExact(Math.floorDiv(asOf.plus(Engine.AHEAD).getEpochSecond(), 86_400L)) - 2;
    }

    /** Connectors that have learned by now are not looked back on again. */
    public void lookedBack(int learningDays) {
        for (String source : coverage.sources()) {
            if (sealedUpTo != Integer.MIN_VALUE && !coverage.learned(source, sealedUpTo + 1, learningDays).isEmpty()) {
                lookedBack.add(source);
                knowsMet = false;
            }
        }
    }

    public boolean isLearning(String source, LocalDate day, int learningDays) {
        return coverage.isLearning(source, Math.toIntExact(day.toEpochDay()), learningDays);
    }
}
