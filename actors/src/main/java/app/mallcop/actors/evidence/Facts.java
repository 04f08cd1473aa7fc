package app.mallcop.actors.evidence;

import app.mallcop.actors.verdict.Fact;
import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The facts that keep a finding open whatever anybody says of it, from the records alone. */
final class Facts {

    /** Events of one actor from which on it is a bulk. */
    private static final long BULK = 50;
    private static final int HABIT_DAYS = 5;
    private static final long TIMES_USUAL = 5;

    private final Gathered gathered;
    private final History history;

    private Facts(Gathered gathered, History history) {
        this.gathered = gathered;
        this.history = history;
    }

    static Set<Fact> of(Gathered gathered, History history) {
        Facts facts = new Facts(gathered, history);
        EnumSet<Fact> found = EnumSet.noneOf(Fact.class);
        if (gathered.around().anyMatch(event -> Subject.of(event) == Subject.AUDIT)) {
            found.add(Fact.AUDIT_BLINDING);
        }
        if (gathered.triggers().items().stream().anyMatch(facts::isNewTarget)) {
            found.add(Fact.NO_HISTORY_WITH_TARGET);
        }
        if (gathered.triggers().items().stream().anyMatch(facts::isFirstGrant)) {
            found.add(Fact.FIRST_TIME_GRANTOR);
        }
        if (facts.isUnexplainedBulk()) {
            found.add(Fact.UNEXPLAINED_BULK_EXPORT);
        }
        if (facts.speaks()) {
            found.add(Fact.SPEAKS_TO_READER);
        }
        return Collections.unmodifiableSet(found);
    }

    private boolean speaks() {
        return Orders.anySpeaks(gathered.finding().entities().stream().map(Entity::value).toList(),
                gathered.triggers().items());
    }

    private boolean isNewTarget(Event event) {
        Subject subject = Subject.of(event);
        if (event.target().isEmpty() || event.actor().isEmpty() || subject == Subject.SIGN_IN
                || subject == Subject.REFUSED) {
            return false;
        }
        Untrusted actor = Gathered.actorOf(event);
        return !history.target(actor, event).on(1) && !history.siblings(actor, event);
    }

    private boolean isFirstGrant(Event event) {
        return Subject.of(event) == Subject.RIGHTS && !history.gaveRights(Gathered.actorOf(event));
    }

    private record Taking(Untrusted actor, app.mallcop.api.EventType type) {}

    private boolean isUnexplainedBulk() {
        Map<Taking, Long> taken = new HashMap<>();
        gathered.around().filter(event -> Subject.of(event) == Subject.DATA)
                .forEach(event -> taken.merge(new Taking(Gathered.actorOf(event), event.type()), 1L, Long::sum));
        long unseen = gathered.triggers().total() - gathered.triggers().items().size()
                + gathered.neighbours().total() - gathered.neighbours().items().size();
        return taken.entrySet().stream().anyMatch(
                entry -> isBulk(entry.getKey(), entry.getValue() + unseen) && !isExplained(entry.getKey(),
                        entry.getValue() + unseen));
    }

    private static boolean isBulk(Taking taking, long count) {
        return count >= BULK || taking.type().name().equals("data_export");
    }

    /** By the actor's own job at the time, or because it does as much on many days. */
    private boolean isExplained(Taking taking, long count) {
        History.Known usual = history.of("volume-actor", taking.actor(), Untrusted.of(taking.type().name()));
        boolean habit = usual.on(HABIT_DAYS) && usual.events() * TIMES_USUAL >= count * usual.days();
        return habit || gathered.jobs().items().stream().map(Gathered::actorOf).anyMatch(taking.actor()::equals);
    }
}
