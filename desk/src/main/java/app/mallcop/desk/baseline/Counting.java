package app.mallcop.desk.baseline;

import app.mallcop.actors.evidence.Days;
import app.mallcop.actors.evidence.Row;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.SideBySide;
import app.mallcop.store.baseline.Addend;
import app.mallcop.store.baseline.Names;
import app.mallcop.store.baseline.Recurring;
import app.mallcop.store.events.Damage;
import app.mallcop.store.runs.Sealed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what names some actors and things over a stretch of sealed days. Several of these work side by side. */
final class Counting {

    private record Id(String fact, List<Untrusted> key) {}

    /** One kind and key; {@code wanted} is false where it only looked as if it named one of those. */
    private record Counted(Id id, boolean wanted, Days.Builder days) {}

    private record Withheld(Sealed day, Addend addend) {}

    private final Learned learned;
    private final Set<Untrusted> wanted;
    private final Map<Id, Counted> counted = new HashMap<>();
    private final Recurring<Counted> recurring = new Recurring<>(this::counted);
    private final List<Withheld> withheld = new ArrayList<>();
    private final List<Damage> damage = new ArrayList<>();

    private Counting(Learned learned, Set<Untrusted> wanted) {
        this.learned = learned;
        this.wanted = wanted;
    }

    /** Sorted. What a finding keeps out is not among it. */
    static List<Row> over(Learned learned, Set<Untrusted> wanted) throws IOException {
        List<Sealed> days = learned.standing();
        Names names = Names.of(wanted);
        List<Counting> stretches = SideBySide.each(days, stretch -> {
            Counting counting = new Counting(learned, wanted);
            for (Sealed day : stretch) {
                counting.take(day, names);
            }
            return counting;
        });
        Map<Id, Days.Builder> all = new HashMap<>();
        for (Counting stretch : stretches) {
            stretch.counted.values().forEach(one -> all.merge(one.id(), one.days(), (sum, more) -> {
                sum.add(more);
                return sum;
            }));
            stretch.withheld.forEach(one -> learned.pass(one.day(), one.addend(), line -> {
                if (line.counts()) {
                    all.computeIfAbsent(new Id(one.addend().kind(), one.addend().key()), _ -> new Days.Builder())
                            .add(line.day(), line.addend().count());
                }
            }));
            learned.damaged(stretch.damage);
        }
        List<Row> rows = new ArrayList<>(all.size());
        all.forEach((id, seen) -> {
            Days built = seen.build();
            if (!built.isEmpty()) {
                rows.add(new Row(id.fact(), id.key(), built));
            }
        });
        rows.sort(null);
        return rows;
    }

    private void take(Sealed day, Names names) throws IOException {
        learned.named().each(day, names, (bytes, from, length) -> recurring.line(bytes, from, length,
                (of, events) -> {
                    if (of.wanted() && !learned.isForgotten(of.id().key(), day.day())) {
                        of.days().add(day.day(), events);
                    }
                }, addend -> {
                    if (isWanted(addend)) {
                        withheld.add(new Withheld(day, addend));
                    }
                })).ifPresent(damage::add);
    }

    private Counted counted(Addend first) {
        return counted.computeIfAbsent(new Id(first.kind(), first.key()),
                id -> new Counted(id, isWanted(first), new Days.Builder()));
    }

    private boolean isWanted(Addend addend) {
        return addend.key().stream().anyMatch(wanted::contains);
    }
}
