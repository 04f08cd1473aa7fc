package app.mallcop.actors.evidence;

import app.mallcop.actors.evidence.Answer.Reply;
import app.mallcop.api.Event;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The four questions, answered from the records alone. In doubt the answer is no or unknown: a finding that is closed by
 * mistake costs far more than one that is passed on.
 */
final class Answers {

    /** An actor is familiar from so many events on so many days on. */
    private static final long FAMILIAR_EVENTS = 20;
    private static final int FAMILIAR_DAYS = 10;
    /** A deed is a habit from so many days on. */
    private static final int HABIT_DAYS = 5;
    private static final int ORIGIN_DAYS = 5;
    private static final int MOST_ACTORS = 3;
    private static final int MOST_REASONS = 5;

    private final Gathered gathered;
    private final History history;

    private Answers(Gathered gathered, History history) {
        this.gathered = gathered;
        this.history = history;
    }

    static List<Answer> of(Gathered gathered, History history) {
        Answers answers = new Answers(gathered, history);
        return List.of(answers.routine(), answers.trigger(), answers.theft(), answers.access());
    }

    /** Gathers reasons; one against is enough for no, one gap for unknown. */
    private static final class Weighing {
        private final Set<String> told = new TreeSet<>();
        private final List<Prose> against = new ArrayList<>();
        private final List<Prose> gaps = new ArrayList<>();
        private final List<Prose> forIt = new ArrayList<>();

        void against(String template, Untrusted... values) {
            add(against, Prose.of(template, values));
        }

        void gap(String template, Untrusted... values) {
            add(gaps, Prose.of(template, values));
        }

        void forIt(String template, Untrusted... values) {
            add(forIt, Prose.of(template, values));
        }

        private void add(List<Prose> reasons, Prose reason) {
            if (told.add(reason.render(Untrusted::clear))) {
                reasons.add(reason);
            }
        }

        Answer answer(Question question) {
            Reply reply = !against.isEmpty()
                    ? Reply.NO
                    : !gaps.isEmpty() || forIt.isEmpty() ? Reply.UNKNOWN : Reply.YES;
            List<Prose> reasons = reply == Reply.NO ? against : reply == Reply.UNKNOWN ? gaps : forIt;
            List<Prose> first = new ArrayList<>(reasons.subList(0, Math.min(MOST_REASONS, reasons.size())));
            if (reasons.size() > MOST_REASONS) {
                first.add(Prose.of("and " + (reasons.size() - MOST_REASONS) + " more of the kind"));
            }
            return new Answer(question, reply, first);
        }
    }

    private Answer routine() {
        Weighing weighing = new Weighing();
        Set<Untrusted> actors = gathered.actors();
        seenWhole(weighing);
        if (actors.isEmpty()) {
            weighing.gap("No actor is named");
        } else if (actors.size() > MOST_ACTORS) {
            weighing.against(actors.size() + " actors at once are no routine of one");
        }
        for (Untrusted actor : actors) {
            History.Known known = history.actor(actor);
            if (known.events() < FAMILIAR_EVENTS || !known.on(FAMILIAR_DAYS)) {
                weighing.against("{} is known from " + times(known) + " only", actor);
            } else {
                weighing.forIt("{} is known from " + times(known), actor);
            }
        }
        for (Event event : gathered.triggers().items()) {
            Untrusted actor = Gathered.actorOf(event);
            History.Known deed = history.deed(actor, event);
            if (!deed.on(HABIT_DAYS)) {
                weighing.against("{} is known to do {} on " + days(deed.days()), actor, type(event));
            } else {
                weighing.forIt("{} does {} on " + days(deed.days()), actor, type(event));
            }
            if (!history.usualHour(actor, event)) {
                weighing.against("{} is not usually active at " + hour(event) + " UTC", actor);
            }
        }
        return weighing.answer(Question.ROUTINE);
    }

    private Answer trigger() {
        Weighing weighing = new Weighing();
        seenWhole(weighing);
        for (Event event : gathered.triggers().items()) {
            Untrusted actor = Gathered.actorOf(event);
            boolean signIn = Subject.of(event) == Subject.SIGN_IN;
            History.Known again = event.target().isEmpty() || signIn
                    ? history.deed(actor, event)
                    : history.target(actor, event);
            if (again.on(HABIT_DAYS)) {
                weighing.forIt("{}: {} is part of its work, on " + days(again.days()), actor,
                        event.target().isEmpty() || signIn ? type(event) : event.target());
            } else {
                weighing.gap("Nothing on record explains {} by {}", type(event), actor);
            }
        }
        if (gathered.jobs().total() > 0) {
            weighing.forIt(gathered.jobs().total() + " builds or deployments ran within the hour");
        }
        return weighing.answer(Question.TRIGGER);
    }

    private Answer theft() {
        Weighing weighing = new Weighing();
        seenWhole(weighing);
        for (Event event : gathered.triggers().items()) {
            origin(event, weighing);
        }
        for (Related other : gathered.others().items()) {
            if (other.severity() != Severity.INFO) {
                weighing.against(other.finding() + " is open about the same: {}",
                        Untrusted.of(other.title().render(Untrusted::clear)));
            }
        }
        if (gathered.others().truncated()) {
            weighing.against("More findings are open about the same than were looked at");
        }
        gathered.neighbours().items().stream().filter(event -> Subject.of(event) == Subject.REFUSED).findFirst()
                .ifPresent(event -> weighing.against("{} was turned away within the hour: {}",
                        Gathered.actorOf(event), id(event)));
        return weighing.answer(Question.THEFT);
    }

    private void origin(Event event, Weighing weighing) {
        Untrusted actor = Gathered.actorOf(event);
        Optional<Untrusted> address = event.metadata().text("ip_address");
        if (address.isEmpty()) {
            weighing.gap("Where it came from is not on record: {}", id(event));
            return;
        }
        History.Known known = history.address(actor, address.get());
        if (!known.on(ORIGIN_DAYS)) {
            weighing.against("{} is known to come from {} on " + days(known.days()), actor, address.get());
        } else {
            weighing.forIt("{} comes from {} on " + days(known.days()), actor, address.get());
        }
        event.metadata().text("country").filter(country -> !history.country(actor, country).on(1))
                .filter(_ -> Subject.of(event) == Subject.SIGN_IN)
                .ifPresent(country -> weighing.against("{} never signed in from {} before", actor, country));
    }

    private Answer access() {
        Weighing weighing = new Weighing();
        seenWhole(weighing);
        gathered.around().filter(event -> Subject.of(event).expandsAccess())
                .forEach(event -> weighing.against("{} is about who may do what: {}", type(event), id(event)));
        gathered.finding().entities().stream().filter(entity -> entity.role().equals("grantee")).forEach(
                entity -> weighing.against("{} got something", entity.value()));
        if (gathered.neighbours().truncated()) {
            weighing.gap("Of " + gathered.neighbours().total() + " events within the hour "
                    + gathered.neighbours().items().size() + " were looked at");
        }
        if (!gathered.triggers().items().isEmpty()) {
            weighing.forIt("None of " + (gathered.triggers().items().size() + gathered.neighbours().items().size())
                    + " events of these actors within the hour gave anybody more");
        }
        return weighing.answer(Question.ACCESS);
    }

    /** Whoever did not see all of it can't say that all is well. */
    private void seenWhole(Weighing weighing) {
        if (gathered.triggers().items().isEmpty()) {
            weighing.gap("There is no event to look at");
        } else if (gathered.triggers().truncated()) {
            weighing.gap("Of " + gathered.triggers().total() + " times that it was seen, "
                    + gathered.triggers().items().size() + " are kept as evidence");
        }
        if (!gathered.notSeen().isEmpty()) {
            weighing.gap("Not everything is in this clone: {}", Untrusted.of(gathered.notSeen().getFirst()));
        }
    }

    /** It may have come with an import, so it is no word of ours. */
    private static Untrusted id(Event event) {
        return Untrusted.of(event.id());
    }

    private static Untrusted type(Event event) {
        return Untrusted.of(event.type().name());
    }

    private static String hour(Event event) {
        String time = event.timestamp().toString();
        return time.substring(time.indexOf('T') + 1, time.indexOf('T') + 6);
    }

    private static String times(History.Known known) {
        return known.events() + (known.events() == 1 ? " event on " : " events on ") + days(known.days());
    }

    private static String days(int days) {
        return days == 0 ? "no day" : days == 1 ? "1 day" : days + " days";
    }
}
