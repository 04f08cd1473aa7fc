package app.mallcop.api;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/** An event that a finding rests on: its id, its day and connector (so that it is found without a search), and the hash of its line. */
public record Evidence(String eventId, String source, LocalDate day, String hash) {

    public Evidence {
        Names.requireEventId(eventId);
        Names.requireConnectorId(source);
        requireNonNull(day, "day is null");
        requireNonNull(hash, "hash is null");
    }
}
