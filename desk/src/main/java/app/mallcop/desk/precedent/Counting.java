package app.mallcop.desk.precedent;

import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From what people said to what counts as settled: a pure function, the same whatever the order it is told in. */
final class Counting {

    static final int OCCASIONS = 5;
    static final int DAYS = 2;
    /** Things of one kind are taken together only where people closed several of them. */
    static final int TARGETS = 3;
    /** Who closes many at one sitting has looked once. */
    private static final Duration SITTING = Duration.ofMinutes(1);
    private static final Comparator<Vote> OLDEST_FIRST = Comparator.comparing(Vote::at).thenComparing(Vote::finding);

    private Counting() {}

    static List<Precedent> of(Collection<Vote> votes, Collection<Objection> objections, Instant now) {
        Map<Condition, List<Vote>> byCondition = new LinkedHashMap<>();
        votes.stream().sorted(OLDEST_FIRST).forEach(vote -> Condition.of(vote.traits())
                .forEach(condition -> byCondition.computeIfAbsent(condition, _ -> new ArrayList<>()).add(vote)));
        List<Precedent> precedents = new ArrayList<>();
        byCondition.forEach((condition, all) -> precedent(condition, all, objections, now).ifPresent(precedents::add));
        precedents.sort(Comparator.comparing(Precedent::id));
        return precedents;
    }

    private static Optional<Precedent> precedent(Condition condition, List<Vote> all, Collection<Objection> objections,
            Instant now) {
        String id = condition.id();
        Instant after = objections.stream().filter(objection -> objection.isAbout(condition, id)).map(Objection::at)
                .max(Comparator.naturalOrder()).orElse(Instant.MIN);
        Instant last = all.getLast().at();
        List<Vote> votes = all.stream().filter(vote -> vote.at().isAfter(after))
                .filter(vote -> !vote.at().isBefore(last.minus(Precedent.HOLDS))).toList();
        long targets = votes.stream().map(vote -> vote.traits().target()).distinct().count();
        Set<LocalDate> days = new HashSet<>();
        votes.forEach(vote -> days.add(LocalDate.ofInstant(vote.at(), ZoneOffset.UTC)));
        boolean holds = !votes.isEmpty() && now.isBefore(last.plus(Precedent.HOLDS)) && occasions(votes) >= OCCASIONS
                && days.size() >= DAYS && (condition.where() instanceof Condition.Exactly || targets >= TARGETS);
        if (!holds) {
            return Optional.empty();
        }
        Severity upTo = votes.stream().map(Vote::severity).min(Comparator.naturalOrder()).orElseThrow();
        long most = votes.stream().mapToLong(Vote::occurrences).max().orElseThrow();
        return Optional.of(new Precedent(id, condition, upTo, most, votes.stream().map(Vote::finding).toList(),
                days.size(), last));
    }

    /** Votes are oldest first, and each is of another finding. */
    private static int occasions(List<Vote> votes) {
        Map<Untrusted, Instant> lastBy = new HashMap<>();
        int occasions = 0;
        for (Vote vote : votes) {
            Instant before = lastBy.put(vote.by(), vote.at());
            if (before == null || vote.at().isAfter(before.plus(SITTING))) {
                occasions++;
            }
        }
        return occasions;
    }
}
