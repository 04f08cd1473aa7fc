package app.mallcop.desk.work;

import app.mallcop.actors.evidence.Gathered;
import app.mallcop.actors.evidence.Records;
import app.mallcop.actors.evidence.Related;
import app.mallcop.actors.evidence.Row;
import app.mallcop.actors.evidence.Some;
import app.mallcop.actors.evidence.Subject;
import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Vocabulary;
import app.mallcop.desk.SideBySide;
import app.mallcop.desk.baseline.RowsNaming;
import app.mallcop.desk.config.Config;
import app.mallcop.store.events.Damage;
import app.mallcop.store.events.EventSweep;
import app.mallcop.store.events.EvidenceSearch;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.repo.Repo;
import app.mallcop.text.entities.Resource;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the repo has on record around some findings, read once for all of them: their own days of events, and one pass over
 * the baseline. Costs what the findings are about, and not history.
 */
public final class RepoRecords implements Records {

    private static final int NEIGHBOURS = 50;
    private static final int JOBS = 20;
    /** Things touched of which the baseline is asked. */
    private static final int THINGS = 10;
    private static final Set<String> JOB_TYPES = Vocabulary.builtIn().terms().stream()
            .filter(term -> term.kind() == Vocabulary.Kind.EVENT_TYPE).map(Vocabulary.Term::name)
            .filter(name -> Subject.of(new EventType(name)) == Subject.JOBS).collect(Collectors.toUnmodifiableSet());

    /** One finding while its surroundings are read. */
    private static final class Open {
        final List<Event> triggers = new ArrayList<>();
        final Set<Id> own = new HashSet<>();
        final List<String> notSeen = new ArrayList<>();
        Around neighbours = new Around(NEIGHBOURS);
        Around jobs = new Around(JOBS);
        Set<Untrusted> names = Set.of();
    }

    private record ActorDay(Untrusted actor, LocalDate day) {}

    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Others others;
    private final RowsNaming rows;
    private final List<String> damaged = new ArrayList<>();

    private RepoRecords(Repo repo, Config.Baseline config, FindingFold fold, Collection<Finding> findings)
            throws IOException {
        findings.forEach(finding -> open.put(finding.id(), new Open()));
        triggers(repo, findings);
        sweep(repo);
        Set<Untrusted> names = new HashSet<>();
        open.values().forEach(one -> names.addAll(one.names));
        rows = RowsNaming.of(repo, config, fold, names);
        others = Others.of(fold, findings, findings.stream()
                .flatMap(finding -> Gathered.actors(finding, of(finding).triggers).stream()).toList());
    }

    public static RepoRecords of(Repo repo, Config.Baseline config, FindingFold fold, Collection<Finding> findings)
            throws IOException {
        return new RepoRecords(repo, config, fold, findings);
    }

    private record Id(String source, String event) {}

    private void triggers(Repo repo, Collection<Finding> findings) throws IOException {
        Map<Id, List<Open>> wanted = new HashMap<>();
        Set<Evidence> all = new TreeSet<>();
        for (Finding finding : findings) {
            for (Evidence one : finding.evidence()) {
                all.add(one);
                wanted.computeIfAbsent(new Id(one.source(), one.eventId()), _ -> new ArrayList<>())
                        .add(of(finding));
            }
        }
        EvidenceSearch.Picked picked = new EvidenceSearch(repo.events()).find(all);
        for (Event event : picked.events()) {
            wanted.getOrDefault(new Id(event.source(), event.id()), List.of())
                    .forEach(one -> {
                        if (one.own.add(new Id(event.source(), event.id()))) {
                            one.triggers.add(event);
                        }
                    });
        }
        for (Evidence one : picked.missing()) {
            wanted.getOrDefault(new Id(one.source(), one.eventId()), List.of())
                    .forEach(missing -> missing.notSeen.add(one.eventId() + " of " + one.day() + " is not here"));
        }
        damaged(picked.damage());
        for (Finding finding : findings) {
            Open one = of(finding);
            one.triggers.sort(Around.OLDEST_FIRST);
            one.neighbours = Around.of(one.triggers, NEIGHBOURS);
            one.jobs = Around.of(one.triggers, JOBS);
            one.names = new TreeSet<>(Gathered.actors(finding, one.triggers));
            one.triggers.stream().filter(event -> !event.target().isEmpty())
                    .map(event -> Resource.of(event.connectorType(), event.target()).stem())
                    .filter(stem -> !stem.isEmpty()).distinct().limit(THINGS).forEach(one.names::add);
        }
    }

    private void sweep(Repo repo) throws IOException {
        Map<ActorDay, List<Open>> byActor = new HashMap<>();
        Set<Untrusted> actors = new HashSet<>();
        for (Open one : open.values()) {
            Set<Untrusted> own = one.triggers.stream().map(Event::actor).filter(actor -> !actor.isEmpty())
                    .collect(Collectors.toSet());
            actors.addAll(own);
            for (LocalDate day : one.neighbours.days()) {
                own.forEach(actor -> byActor.computeIfAbsent(new ActorDay(actor, day), _ -> new ArrayList<>())
                        .add(one));
            }
        }
        Around hours = Around.all(open.values().stream().map(one -> one.neighbours).toList());
        TreeMap<Instant, List<Event>> jobs = new TreeMap<>();
        EventSweep sweep = new EventSweep(repo.events());
        EventSweep.Wanted wanted = new EventSweep.Wanted(actors, JOB_TYPES, hours::covers);
        for (List<Damage> found : SideBySide.each(sweep.segments(hours.days()),
                some -> sweep.over(some, wanted, event -> {
                    if (JOB_TYPES.contains(event.type().name())) {
                        synchronized (jobs) {
                            jobs.computeIfAbsent(event.timestamp(), _ -> new ArrayList<>()).add(event);
                        }
                    }
                    for (Open one : byActor.getOrDefault(new ActorDay(event.actor(), event.day()), List.of())) {
                        if (one.neighbours.covers(event.timestamp())
                                && !one.own.contains(new Id(event.source(), event.id()))) {
                            synchronized (one) {
                                one.neighbours.take(event);
                            }
                        }
                    }
                }))) {
            damaged(found);
        }
        open.values().forEach(one -> one.jobs.takeFrom(jobs));
    }

    private void damaged(List<Damage> damage) {
        damage.forEach(one -> damaged.add(one.file() + ", line " + one.line() + ": " + one.reason()));
    }

    private Open of(Finding finding) {
        return Objects.requireNonNull(open.get(finding.id()), "asked about a finding that was not gathered");
    }

    @Override
    public Some<Event> triggers(Finding finding) {
        List<Event> here = of(finding).triggers;
        return new Some<>(here, Math.max(here.size(), finding.occurrences()));
    }

    @Override
    public Some<Event> neighbours(Finding finding) {
        return of(finding).neighbours.taken();
    }

    @Override
    public Some<Event> jobs(Finding finding) {
        return of(finding).jobs.taken();
    }

    @Override
    public List<Row> baseline(Finding finding) {
        return rows.of(of(finding).names);
    }

    @Override
    public LocalDate baselineTo() {
        return rows.to();
    }

    @Override
    public Some<Related> others(Finding finding) {
        return others.about(finding, Gathered.actors(finding, of(finding).triggers));
    }

    @Override
    public List<String> notSeen(Finding finding) {
        List<String> all = new ArrayList<>(of(finding).notSeen);
        all.addAll(rows.notSeen());
        all.addAll(damaged);
        return all.subList(0, Math.min(THINGS, all.size()));
    }
}
