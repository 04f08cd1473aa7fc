package app.mallcop.detect;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event as detectors see it: who acted under one canonical name, and the event as evidence. */
public final class Sighting {

    private final Event event;
    private final Untrusted actor;
    private final LocalDate date;
    private final int day;
    private @Nullable EventRef place;

    /** @param actor the canonical name of the event's actor */
    public Sighting(Event event, Untrusted actor) {
        this(event, actor, event.day());
    }

    /** @param date the event's day: one object for all of its events, since very many are kept */
    public Sighting(Event event, Untrusted actor, LocalDate date) {
        this.event = event;
        this.actor = actor;
        this.date = date;
        this.day = (int) date.toEpochDay();
    }

    public Event event() {
        return event;
    }

    public EventType type() {
        return event.type();
    }

    public Instant at() {
        return event.timestamp();
    }

    public String source() {
        return event.source();
    }

    /** One name for one actor, however the platform spelled it: see {@code text.entities}. Empty when there is none. */
    public Untrusted actor() {
        return actor;
    }

    /** False for events without an actor, and for names that stand for nobody, such as {@code unknown}. */
    public boolean hasActor() {
        return !actor.isEmpty();
    }

    /** The UTC day, counted from 1970-01-01. */
    public int epochDay() {
        return day;
    }

    /** Minute of the UTC day, 0 to 1439. */
    public int minuteOfDay() {
        return (int) (Math.floorMod(event.timestamp().getEpochSecond(), 86_400L) / 60);
    }

    /** The text of a metadata key; empty where it is absent, or no text. */
    public Optional<Untrusted> meta(String key) {
        return event.metadata().text(key);
    }

    /** This event, as evidence. */
    public EventRef ref() {
        return new EventRef(event.id(), event.source(), date, event);
    }

    /** Where this event is found again, for who keeps very many of them. */
    public EventRef place() {
        if (place == null) {
            place = new EventRef(event.id(), event.source(), date, null);
        }
        return place;
    }
}
