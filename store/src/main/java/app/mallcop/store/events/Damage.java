package app.mallcop.store.events;

/** A line of ours that could not be read: kept where it is, left out of every answer, and told (law 9). */
public record Damage(String file, long line, String reason) {}
