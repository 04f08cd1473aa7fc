package app.mallcop.detect;

import app.mallcop.api.Entity;
import app.mallcop.api.Scope;
import java.time.Instant;
import java.util.List;

/** Where a detector says what it found. The same (rule, entities, scope) twice is one finding. */
public interface Found {

    void raise(Raised raised);

    /** The condition of an earlier finding no longer holds since this moment, such as a setting that was put right. */
    void mended(String rule, List<Entity> entities, Scope scope, Instant at, String why);
}
