package app.mallcop.desk.work;

import app.mallcop.actors.evidence.Gathered;
import app.mallcop.actors.evidence.Some;
import app.mallcop.actors.tools.Library;
import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Vocabulary;
import app.mallcop.store.events.EventFiles;
import app.mallcop.store.events.EventSearch;
import app.mallcop.store.events.EvidenceSearch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events that actors ask for: all that match within a bounded stretch of days, of which the first are given. */
final class PastEvents {

    /** Days that are looked at unless a day is named. */
    private static final Duration USUAL = Duration.ofDays(31);
    /** Days that are looked at at all. */
    private static final Duration MOST = Duration.ofDays(92);
    /** Events of these days that are looked at: the newest. */
    private static final int READ = 5_000;

    private final EventFiles files;

    PastEvents(EventFiles files) {
        this.files = files;
    }

    /** Oldest first. */
    Library.Found<Event> of(Finding finding, Library.EventsAsked asked) throws IOException {
        EvidenceSearch.Picked picked = new EvidenceSearch(files).find(finding.evidence());
        List<Event> events = new ArrayList<>(picked.events().stream().filter(event -> isAskedFor(event, asked))
                .toList());
        events.sort(Around.OLDEST_FIRST);
        List<String> notSeen = new ArrayList<>();
        if (finding.occurrences() > finding.evidence().size()) {
            notSeen.add("it was seen " + finding.occurrences() + " times, of which " + finding.evidence().size()
                    + " are kept as evidence");
        }
        picked.missing().forEach(one -> notSeen.add(one.eventId() + " of " + one.day() + " is not here"));
        return new Library.Found<>(Some.of(events, asked.limit()), notSeen);
    }

    /** Newest first. */
    Library.Found<Event> find(Library.EventsAsked asked) throws IOException {
        Optional<LocalDate> newest = newestDay();
        if (newest.isEmpty()) {
            return new Library.Found<>(new Some<>(List.of(), 0), List.of("there are no events here"));
        }
        Instant end = newest.get().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = asked.until().filter(end::isAfter).orElse(end);
        Instant least = until.minus(MOST);
        Instant from = asked.since().orElse(until.minus(USUAL));
        List<String> notSeen = new ArrayList<>();
        if (from.isBefore(least)) {
            from = least;
        }
        notSeen.add("what was before " + LocalDate.ofInstant(from, ZoneOffset.UTC));
        if (asked.type().isPresent() && type(asked.type().get()).isEmpty()) {
            return new Library.Found<>(new Some<>(List.of(), 0), List.of("there is no such type of event"));
        }
        EventSearch.Found found = search(asked, from, until);
        List<Event> events = found.events().stream().filter(event -> isAskedFor(event, asked)).toList();
        if (found.truncated()) {
            notSeen.add("all but the newest " + READ + " events from then on");
        }
        found.damage().forEach(one -> notSeen.add(one.file() + ", line " + one.line() + ": " + one.reason()));
        return new Library.Found<>(Some.of(events, asked.limit()), notSeen);
    }

    /** By the very name first, which is quick; else under the name that the baseline has for it. */
    private EventSearch.Found search(Library.EventsAsked asked, Instant from, Instant until) throws IOException {
        EventSearch.Found exact = search(asked, from, until, asked.actor().orElse(null));
        return exact.events().isEmpty() && asked.actor().isPresent() ? search(asked, from, until, null) : exact;
    }

    private EventSearch.Found search(Library.EventsAsked asked, Instant from, Instant until,
            @Nullable Untrusted actor) throws IOException {
        return new EventSearch(files).find(new EventSearch.Query(from, until,
                asked.source().map(Set::of).orElse(Set.of()),
                asked.type().flatMap(PastEvents::type).map(Set::of).orElse(Set.of()), actor, Set.of(), READ));
    }

    private Optional<LocalDate> newestDay() throws IOException {
        LocalDate newest = null;
        for (String connector : files.connectors()) {
            for (LocalDate day : files.days(connector)) {
                newest = newest == null || day.isAfter(newest) ? day : newest;
            }
        }
        return Optional.ofNullable(newest);
    }

    private static Optional<EventType> type(String word) {
        return EventType.parse(word).map(Vocabulary.builtIn()::canonical);
    }

    private static boolean isAskedFor(Event event, Library.EventsAsked asked) {
        return asked.actor().filter(actor -> !actor.equals(event.actor()) && !actor.equals(Gathered.actorOf(event)))
                .isEmpty()
                && asked.source().filter(source -> !source.equals(event.source())
                        && !source.equals(event.connectorType())).isEmpty()
                && asked.text().filter(text -> !holds(event, text)).isEmpty();
    }

    private static boolean holds(Event event, Untrusted text) {
        String wanted = text.clear().toLowerCase(Locale.ROOT);
        return List.of(event.actor().clear(), event.target().clear(), event.action().clear(), event.type().name())
                .stream().anyMatch(field -> field.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
