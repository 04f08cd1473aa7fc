package app.mallcop.desk.look;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Evidence;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Vocabulary;
import app.mallcop.store.events.AbsentDays;
import app.mallcop.store.events.Damage;
import app.mallcop.store.events.EventFiles;
import app.mallcop.store.events.EventSearch;
import app.mallcop.store.events.EvidenceSearch;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.Totals;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries stored events, newest first. Costs what the days asked for hold, never all of history. */
public final class Events {

    /**
     * What is asked for; values as typed.
     *
     * @param finding only the evidence of this one, whenever it was; the window is not looked at
     * @param source a connector's id or type
     * @param type an event type or another name of one
     * @param from inclusive
     * @param until exclusive; null for everything since, events ahead of the clock included
     */
    public record Request(Optional<String> finding, Optional<String> actor, Optional<String> source,
            Optional<String> type, Instant from, @Nullable Instant until, int limit) {}

    /**
     * @param truncated more match than the limit
     * @param finding the finding asked for, if one was
     * @param missing its evidence that is not here
     * @param missingDays days within the window that had events and are not here
     */
    public record Result(List<Event> events, boolean truncated, Optional<FindingState> finding, List<Evidence> missing,
            List<AbsentDays.Absent> missingDays, List<Damage> damage, Layout layout) {}

    private final Repo repo;
    private final Map<String, String> env;

    public Events(Repo repo, Map<String, String> env) {
        this.repo = repo;
        this.env = env;
    }

    public Result run(Request request) throws IOException {
        RunLog.Tail tail = repo.log().tail();
        Totals totals = tail == null ? Totals.NONE : tail.totals();
        Optional<Untrusted> type = request.type().map(Typed::value);
        Set<EventType> types = type.isEmpty() ? Set.of() : Set.of(canonical(type.get()));
        Set<String> sources = request.source().isEmpty()
                ? Set.of()
                : Set.of(new Sources(repo, totals, env).require(Typed.value(request.source().get())));
        Untrusted actor = request.actor().map(Typed::value).orElse(null);
        Result result = request.finding().isPresent()
                ? evidence(request, request.finding().get(), sources, types, actor)
                : window(request, sources, types, actor, totals);
        if (result.events().isEmpty() && type.isPresent() && !Vocabulary.builtIn().knows(types.iterator().next())) {
            throw unknown(type.get());
        }
        return result;
    }

    private Result window(Request request, Set<String> sources, Set<EventType> types, @Nullable Untrusted actor,
            Totals totals) throws IOException {
        EventFiles files = repo.events();
        EventSearch.Found found = new EventSearch(files).find(new EventSearch.Query(request.from(), request.until(),
                sources, types, actor, Set.of(), request.limit()));
        List<AbsentDays.Absent> absent = new AbsentDays(files, repo.log())
                .between(request.from(), request.until(), totals).stream()
                .filter(day -> sources.isEmpty() || sources.contains(day.connector())
                        || sources.contains(typeOf(day.connector(), totals)))
                .toList();
        return new Result(found.events(), found.truncated(), Optional.empty(), List.of(), absent, found.damage(),
                repo.layout());
    }

    private static String typeOf(String connector, Totals totals) {
        Totals.OfConnector of = totals.connectors().get(connector);
        return of == null ? connector : of.type();
    }

    private Result evidence(Request request, String id, Set<String> sources, Set<EventType> types,
            @Nullable Untrusted actor) throws IOException {
        FindingState state = FindingById.in(repo, id);
        List<Evidence> evidence = state.finding() == null ? List.of() : state.finding().evidence();
        EvidenceSearch.Picked picked = new EvidenceSearch(repo.events()).find(evidence);
        EventSearch.Query query = new EventSearch.Query(null, null, sources, types, actor, Set.of(), request.limit());
        List<Event> all = picked.events().stream().filter(event -> EventSearch.matches(event, query)).toList();
        boolean truncated = all.size() > request.limit();
        return new Result(truncated ? all.subList(0, request.limit()) : all, truncated, Optional.of(state),
                picked.missing(), List.of(), picked.damage(), repo.layout());
    }

    private static EventType canonical(Untrusted typed) {
        return EventType.parse(typed.clear()).map(Vocabulary.builtIn()::canonical).orElseThrow(() -> unknown(typed));
    }

    /** Said only once nothing was found: a type of a plugin's own is in the events and not in the vocabulary. */
    private static app.mallcop.api.Refusal unknown(Untrusted typed) {
        return Typed.unknown("unknown-event-type", "event of the type", typed, Vocabulary.builtIn().terms().stream()
                .filter(term -> term.kind() == Vocabulary.Kind.EVENT_TYPE).map(Vocabulary.Term::name).toList());
    }
}
