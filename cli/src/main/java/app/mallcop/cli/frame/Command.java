package app.mallcop.cli.frame;

import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;

/**
 * One command: what may be typed, what it does, and how its result looks to a program and to a person. One instance
 * lives for one call.
 *
 * @param <R> what the task of {@code desk} returns
 */
public interface Command<R> {

    /** What may be typed, and the help. Must be cheap and must not look at the world: help and completion call it too. */
    Form form();

    /**
     * Does the work. Throws {@link app.mallcop.api.Refusal} for what the user can mend.
     *
     * @throws Exception anything else is shown as a defect or as a failed file access
     */
    R run(Given given, Run run) throws Exception;

    /** How it went: decides the exit code and the {@code status} and {@code errors} of the document. */
    default Verdict verdict(R result) {
        return Verdict.fine();
    }

    /** Writes the fields between {@code status} and {@code errors}. */
    void json(R result, Json json);

    void human(R result, Page page);

    /** Whether it speaks to people when stdout is a terminal, without being told to. */
    default boolean isForPeople() {
        return false;
    }

    /** How this call is to be shown. Overridden by commands with {@code --format} and by those that print text. */
    default Look look(Given given, boolean human) {
        return human ? Look.HUMAN : Look.JSON;
    }

    /** The result in a form of its own, such as CSV. Called only when {@link #look} says {@link Look#PLAIN}. */
    default void plain(R result, Given given, Page page) {
        human(result, page);
    }
}
