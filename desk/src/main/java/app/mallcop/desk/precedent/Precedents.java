package app.mallcop.desk.precedent;

import app.mallcop.actors.evidence.Some;
import app.mallcop.actors.verdict.Policy;
import app.mallcop.actors.verdict.Rank;
import app.mallcop.api.Decision;
import app.mallcop.api.Event;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.events.EvidenceSearch;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The learned rules in force now, computed from people's decisions and the events of the findings they are about. */
public record Precedents(List<Precedent> all) {

    public static final Precedents NONE = new Precedents(List.of());

    /** The actor that closes, in an outcome: {@code resolved:rule}. */
    public static final String ACTOR = "rule";
    /** Before its id: who writes the decision. */
    static final String BY = "rule:";

    private static final Duration REMEMBERED = Precedent.HOLDS.multipliedBy(2);
    /** Of one sort, the newest: what a person did before that says no more. */
    private static final int MOST = 200;

    public Precedents {
        all = List.copyOf(all);
    }

    public static Untrusted by(Precedent precedent) {
        return Untrusted.of(BY + precedent.id());
    }

    /** The learned rule that made this decision. */
    public static Optional<String> ruleOf(Decision decision) {
        String by = decision.by().clear();
        return by.startsWith(BY) ? Optional.of(by.substring(BY.length())) : Optional.empty();
    }

    /** The first that covers it. */
    public Optional<Precedent> of(Finding finding, Some<Event> events) {
        return Traits.of(finding, events)
                .flatMap(traits -> all.stream().filter(one -> one.covers(finding, traits)).findFirst());
    }

    /** Whether it is worth reading the events of this finding. */
    public boolean mayCover(Finding finding) {
        return all.stream().anyMatch(one -> one.condition().detector().equals(finding.detector())
                && one.condition().rule().equals(finding.rule()));
    }

    private record Sort(String detector, String rule) {}

    /** Reads the events of what people closed, where they closed enough of a sort that it can matter. */
    public static Precedents in(Repo repo, FindingFold fold) throws IOException {
        var statuses = fold.counts().under("status");
        if (statuses.getOrDefault("acked", 0L) + statuses.getOrDefault("resolved", 0L) < Counting.OCCASIONS) {
            return NONE;
        }
        Instant now = repo.now();
        Persons persons = new Persons(repo.layout().root());
        Map<Sort, List<Polled>> sorts = new HashMap<>();
        fold.each(Set.of(), state -> {
            Finding finding = state.finding();
            if (finding != null && !state.decisions().isEmpty() && !finding.indicator()
                    && Policy.STRICT.lets(Rank.RULE, finding.detector())) {
                Polled polled = Polled.of(state, persons);
                if (!polled.saysNothing()) {
                    sorts.computeIfAbsent(new Sort(finding.detector(), finding.rule()), _ -> new ArrayList<>())
                            .add(polled);
                }
            }
        });
        List<Polled> telling = new ArrayList<>();
        sorts.values().forEach(sort -> telling.addAll(telling(sort, now)));
        Map<String, Traits> traits = traits(repo, telling);
        List<Vote> votes = new ArrayList<>();
        List<Objection> objections = new ArrayList<>();
        for (Polled one : telling) {
            Finding finding = Objects.requireNonNull(one.state().finding());
            Traits known = traits.get(finding.id());
            one.back().forEach(back -> objections.add(new Objection(back.at(), known, back.rule())));
            if (known != null && one.at() != null && one.by() != null) {
                votes.add(new Vote(finding.id(), one.at(), one.by(), finding.realSeverity(), finding.occurrences(),
                        known));
            }
        }
        new DecisionLog(repo.layout().decisions()).eachUnlearn(decision -> {
            if (decision.said() instanceof Decision.Unlearn unlearn) {
                objections.add(new Objection(decision.at(), null, Optional.of(unlearn.rule())));
            }
        });
        return new Precedents(Counting.of(votes, objections, now));
    }

    private static List<Polled> telling(List<Polled> sort, Instant now) {
        List<Polled> closed = sort.stream()
                .filter(one -> one.at() != null && one.at().isAfter(now.minus(REMEMBERED)))
                .sorted(Comparator.comparing((Polled one) -> Objects.requireNonNull(one.at())).reversed()
                        .thenComparing(one -> one.state().id()))
                .limit(MOST).toList();
        if (closed.size() < Counting.OCCASIONS) {
            return List.of();
        }
        List<Polled> telling = new ArrayList<>(closed);
        sort.stream().filter(one -> !one.back().isEmpty() && !closed.contains(one)).forEach(telling::add);
        return telling;
    }

    private record Id(String source, String event) {}

    private static Map<String, Traits> traits(Repo repo, List<Polled> polled) throws IOException {
        Set<Evidence> wanted = new TreeSet<>();
        polled.forEach(one -> wanted.addAll(Objects.requireNonNull(one.state().finding()).evidence()));
        Map<Id, Event> events = new HashMap<>();
        new EvidenceSearch(repo.events()).find(wanted).events()
                .forEach(event -> events.put(new Id(event.source(), event.id()), event));
        Map<String, Traits> traits = new HashMap<>();
        for (Polled one : polled) {
            Finding finding = Objects.requireNonNull(one.state().finding());
            List<Event> here = finding.evidence().stream()
                    .map(evidence -> events.get(new Id(evidence.source(), evidence.eventId())))
                    .filter(Objects::nonNull).toList();
            Traits.of(finding, new Some<>(here, Math.max(here.size(), finding.occurrences())))
                    .ifPresent(known -> traits.put(finding.id(), known));
        }
        return traits;
    }
}
