package app.mallcop.desk.precedent;

import app.mallcop.actors.evidence.Gathered;
import app.mallcop.actors.evidence.Some;
import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.text.entities.Address;
import app.mallcop.text.entities.Resource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is the same in every event of a finding. A finding whose events differ in any of it has none, and one of which some
 * events are not here has none either.
 *
 * @param quarter of the day in UTC: 0 is midnight to six
 * @param network where they came from; empty where they say nothing of it
 * @param others whom else it is about
 */
record Traits(String detector, String rule, String source, Untrusted actor, String eventType, int quarter,
        Untrusted network, List<Entity> others, Untrusted target, Resource resource) {

    private static final int HOURS = 6;

    Traits {
        others = List.copyOf(others);
    }

    static Optional<Traits> of(Finding finding, Some<Event> events) {
        if (events.items().isEmpty() || events.truncated()) {
            return Optional.empty();
        }
        Event first = events.items().getFirst();
        Untrusted actor = Gathered.actorOf(first);
        Untrusted network = network(first);
        boolean same = same(events, Event::source) && same(events, Gathered::actorOf) && same(events, Event::type)
                && same(events, Event::target) && same(events, Traits::quarter) && same(events, Traits::network)
                && finding.sources().equals(List.of(first.source()));
        if (!same || actor.isEmpty()) {
            return Optional.empty();
        }
        Set<Untrusted> told = Set.copyOf(List.of(actor, first.actor(), first.target()).stream()
                .collect(Collectors.toSet()));
        List<Entity> others = finding.entities().stream().filter(entity -> !told.contains(entity.value()))
                .filter(entity -> !entity.role().equals("ip") || !network.equals(net(entity.value()))).toList();
        return Optional.of(new Traits(finding.detector(), finding.rule(), first.source(), actor, first.type().name(),
                quarter(first), network, others, first.target(),
                Resource.of(first.connectorType(), first.target())));
    }

    private static boolean same(Some<Event> events, Function<Event, ?> trait) {
        return events.items().stream().map(trait).distinct().count() == 1;
    }

    private static int quarter(Event event) {
        return event.timestamp().atOffset(ZoneOffset.UTC).getHour() / HOURS;
    }

    private static Untrusted network(Event event) {
        return event.metadata().text("ip_address").map(Traits::net).orElse(Untrusted.EMPTY);
    }

    /** What is no address stands for itself. */
    private static Untrusted net(Untrusted address) {
        return Address.of(address).map(Address::net).orElse(address);
    }
}
