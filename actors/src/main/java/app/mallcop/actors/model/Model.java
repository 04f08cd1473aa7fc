package app.mallcop.actors.model;

/**
 * Somebody who answers: a model behind an API, or a program. It is asked and asked again by whoever holds the conversation;
 * it keeps nothing, and what it says is never believed as it stands.
 */
public interface Model {

    /** The backend's name, as in {@code llm.backend}. */
    String backend();

    /** The model that a lane, or a name of the backend's own, stands for here. */
    String named(String laneOrName);

    /** Retries what is worth retrying, within the deadline of the ask. */
    Reply ask(Ask ask) throws ModelFailed, InterruptedException;
}
