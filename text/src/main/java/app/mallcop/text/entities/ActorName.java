package app.mallcop.text.entities;

import app.mallcop.api.Untrusted;

/** The canonical name of an actor. */
public final class ActorName {

    private ActorName() {}

    /** One name for one actor; empty for a name that stands for nobody. */
    public static Untrusted of(String connectorType, Untrusted actor) {
        return actor;
    }
}
