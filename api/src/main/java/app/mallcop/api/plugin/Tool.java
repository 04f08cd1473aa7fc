package app.mallcop.api.plugin;

import app.mallcop.api.Value;

/** Something an actor can do: read what is known, or write to the finding under review. Nothing else. */
public interface Tool {

    enum Permission {
        READ, WRITE
    }

    String name();

    String description();

    Permission permission();

    /** JSON schema of the arguments; a call that does not fit it never reaches {@link #call}. */
    Value.Fields argumentSchema();

    Value call(Value.Fields arguments) throws InterruptedException;
}
