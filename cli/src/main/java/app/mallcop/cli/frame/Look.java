package app.mallcop.cli.frame;

/** The ways a result can be shown. */
public enum Look {
    /** Exactly one JSON document on stdout, whatever happens. */
    JSON,
    /** Text for a person; problems go to stderr. */
    HUMAN,
    /** A form of the command's own, such as CSV or a completion script; problems go to stderr. */
    PLAIN
}
