package app.mallcop.actors.agent;

import app.mallcop.actors.evidence.Desk;
import app.mallcop.actors.evidence.Some;
import app.mallcop.actors.tools.Library;
import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.store.findings.FindingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A library for tests, over what lies on a {@link Desk}. */
public final class Shelf implements Library {

    private final Desk desk;
    public final List<FindingState> findings = new ArrayList<>();
    public final List<Setting> settings = new ArrayList<>();

    public Shelf(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Found<Event> events(EventsAsked asked) {
        List<Event> all = new ArrayList<>(desk.triggers);
        all.addAll(desk.neighbours);
        List<Event> found = all.stream()
                .filter(event -> asked.actor().isEmpty() || event.actor().equals(asked.actor().get()))
                .filter(event -> asked.text().isEmpty() || event.target().clear().contains(asked.text().get().clear()))
                .toList();
        return new Found<>(Some.of(found, asked.limit()), List.of());
    }

    @Override
    public Known baseline(Untrusted name) {
        return new Known(desk.rows.stream().filter(row -> row.key().contains(name)).toList(), Desk.LAST, List.of());
    }

    @Override
    public Optional<FindingState> finding(String id) {
        return findings.stream().filter(state -> state.id().equals(id)).findFirst();
    }

    @Override
    public Found<FindingState> findings(FindingsAsked asked) {
        return new Found<>(Some.of(findings, asked.limit()), List.of());
    }

    @Override
    public List<Setting> config() {
        return List.copyOf(settings);
    }
}
