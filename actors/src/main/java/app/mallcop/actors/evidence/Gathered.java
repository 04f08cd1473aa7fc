package app.mallcop.actors.evidence;

import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.text.entities.ActorName;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All that was looked at for one finding. */
public record Gathered(Finding finding, Some<Event> triggers, Some<Event> neighbours, Some<Event> jobs, List<Row> rows,
        LocalDate baselineTo, Some<Related> others, List<String> notSeen) {

    public Gathered {
        rows = List.copyOf(rows);
        notSeen = List.copyOf(notSeen);
    }

    public static Gathered of(Finding finding, Records records) {
        return new Gathered(finding, records.triggers(finding), records.neighbours(finding), records.jobs(finding),
                records.baseline(finding).stream().sorted().toList(), records.baselineTo(), records.others(finding),
                records.notSeen(finding));
    }

    /** Under the names that the baseline calls them by. */
    public static Untrusted actorOf(Event event) {
        return ActorName.of(event.connectorType(), event.actor());
    }

    public Set<Untrusted> actors() {
        return actors(finding, triggers.items());
    }

    public static Set<Untrusted> actors(Finding finding, List<Event> triggers) {
        Set<Untrusted> actors = new TreeSet<>();
        finding.entities().stream().filter(entity -> entity.role().equals("actor")).map(Entity::value)
                .forEach(actors::add);
        triggers.stream().map(Gathered::actorOf).forEach(actors::add);
        actors.removeIf(Untrusted::isEmpty);
        return actors;
    }

    Stream<Event> around() {
        return Stream.concat(triggers.items().stream(), neighbours.items().stream());
    }

    /** Whether it was found while its connectors were still being learned: then what came after tells what is usual. */
    public boolean isOfLearning() {
        return finding.severity() != finding.realSeverity() || finding.historical();
    }

    /**
     * What was known before. What came after a finding that counts in full is no history: waiting makes nothing normal
     * (law 6).
     */
    History history() {
        LocalDate before = isOfLearning()
                ? LocalDate.MAX
                : LocalDate.ofInstant(finding.firstSeen(), ZoneOffset.UTC);
        return new History(rows, before);
    }
}
