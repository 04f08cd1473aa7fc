package app.mallcop.actors.evidence;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.text.entities.Resource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of the baseline up to a day, asked the way an analyst asks. */
final class History {

    /** Uses of things of the same name pattern, from which one more of them is nothing new. */
    private static final long SIBLINGS = 25;

    /** How often something was seen, and on how many days. */
    record Known(long events, int days) {
        static final Known NOT = new Known(0, 0);

        boolean on(int atLeast) {
            return days >= atLeast;
        }
    }

    private record Id(String fact, List<Untrusted> key) {}

    private record Start(String fact, Untrusted first) {}

    private final Map<Id, Known> known = new HashMap<>();
    private final Map<Start, List<Id>> byFirst = new HashMap<>();

    History(List<Row> rows, LocalDate before) {
        for (Row row : rows) {
            Known seen = before(row, before);
            if (seen.on(1) && !row.key().isEmpty()) {
                Id id = new Id(row.fact(), row.key());
                known.put(id, seen);
                byFirst.computeIfAbsent(new Start(row.fact(), row.key().getFirst()), _ -> new ArrayList<>()).add(id);
            }
        }
    }

    private static Known before(Row row, LocalDate before) {
        Days days = row.days().before(before);
        return new Known(days.events(), days.size());
    }

    Known of(String fact, Untrusted... key) {
        return known.getOrDefault(new Id(fact, List.of(key)), Known.NOT);
    }

    /** Everything whose key begins like this. */
    boolean any(String fact, Untrusted first) {
        return byFirst.containsKey(new Start(fact, first));
    }

    Known actor(Untrusted actor) {
        return of("actor", actor);
    }

    /** The half hour of the event, or one beside it. */
    boolean usualHour(Untrusted actor, Event event) {
        var time = event.timestamp().atOffset(ZoneOffset.UTC);
        int slot = time.getHour() * 2 + time.getMinute() / 30;
        for (int near = slot + 47; near <= slot + 49; near++) {
            if (of("actor-slot", actor, Untrusted.of(String.format(Locale.ROOT, "%02d", near % 48))).on(2)) {
                return true;
            }
        }
        return false;
    }

    /** The same kind of deed by the same actor. */
    Known deed(Untrusted actor, Event event) {
        return more(of("volume-actor", actor, Untrusted.of(event.type().name())),
                of("rule-actor-actions", actor, event.action()));
    }

    /** The same actor at the same thing. */
    Known target(Untrusted actor, Event event) {
        Resource resource = Resource.of(event.connectorType(), event.target());
        return more(of("actor-resource", actor, Untrusted.of(event.connectorType()), resource.account(),
                resource.group(), resource.kind(), resource.name()), of("rule-actor-targets", actor, event.target()));
    }

    /** The same actor at things whose name follows the same pattern, often enough that one more is nothing new. */
    boolean siblings(Untrusted actor, Event event) {
        Resource resource = Resource.of(event.connectorType(), event.target());
        Untrusted platform = Untrusted.of(event.connectorType());
        long events = 0;
        for (Id id : byFirst.getOrDefault(new Start("actor-resource", actor), List.of())) {
            List<Untrusted> key = id.key();
            if (key.size() == 6 && key.subList(1, 5).equals(
                    List.of(platform, resource.account(), resource.group(), resource.kind()))
                    && Resource.stemOf(key.get(5)).equals(resource.stem())) {
                events += known.getOrDefault(id, Known.NOT).events();
            }
        }
        return events >= SIBLINGS;
    }

    /** From the same address. */
    Known address(Untrusted actor, Untrusted address) {
        return of("rule-actor-ips", actor, address);
    }

    Known country(Untrusted actor, Untrusted country) {
        return of("rule-actor-countries", actor, country);
    }

    boolean gaveRights(Untrusted actor) {
        return any("admin", actor) || any("grant", actor) || any("admin-operation", actor);
    }

    private static Known more(Known one, Known other) {
        return one.days() >= other.days() ? one : other;
    }
}
