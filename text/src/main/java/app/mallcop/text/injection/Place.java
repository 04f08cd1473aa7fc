package app.mallcop.text.injection;

/** What kind of field a text stands in: the same words mean more in a user name than in a log line. */
public enum Place {
    /** What a client calls itself. */
    AGENT,
    /** Names, paths, queries, titles: short, and typed by whoever acts. */
    REQUEST,
    /** Log lines, messages, bodies: anything may be quoted there. */
    TEXT
}
