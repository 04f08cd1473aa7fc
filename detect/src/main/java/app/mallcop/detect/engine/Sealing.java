package app.mallcop.detect.engine;

import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.tuning.Support;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes a day's teaching final, and part of the ledger. */
final class Sealing {

    private final State state;
    private final int learningDays;
    private final int windowDays;

    Sealing(State state, Support support) {
        this.state = state;
        this.learningDays = support.learningDays();
        this.windowDays = support.windowDays();
    }

    /** Facts have nothing to do with each other, so they are sealed at the same time; of each one connector after the other. */
    List<SealedDay> seal(DayBook book) {
        Map<String, DayBook.Taught> taught = book.allTaught();
        TreeMap<String, Set<Fact>> facts = new TreeMap<>();
        taught.values().forEach(of -> of.counts.keySet()
                .forEach(fact -> facts.computeIfAbsent(fact.name(), _ -> new HashSet<>()).add(fact)));
        List<String> learning = taught.keySet().stream()
                .filter(source -> state.coverage.isLearning(source, book.day, learningDays)).toList();
        taught.keySet().forEach(state.coverage::number);
        List<SealedFact> sealed = facts.values().stream()
                .map(fact -> new SealedFact(fact, book, state, book.day - windowDays, learning)).toList();
        Crews.each(Integer.MAX_VALUE, sealed, fact -> fact.seal(taught));
        List<SealedDay> days = new ArrayList<>();
        for (String source : taught.keySet()) {
            days.add(day(book, source, sealed));
        }
        book.sealed = true;
        return days;
    }

    private SealedDay day(DayBook book, String source, List<SealedFact> sealed) {
        List<SealedDay.Line> lines = new ArrayList<>();
        long fresh = 0;
        for (SealedFact fact : sealed) {
            lines.addAll(fact.linesOf(source));
            fresh += fact.freshOf(source);
        }
        if (fresh > 0) {
            SealedDay.Line growth = new SealedDay.Line(Growth.FACT.name(), Growth.NEW, fresh, List.of());
            state.ledger.put(growth.fact(), growth.key(), book.day, state.coverage.number(source), fresh, List.of());
            lines.add(growth);
        }
        return new SealedDay(source, LocalDate.ofEpochDay(book.day), lines);
    }
}
