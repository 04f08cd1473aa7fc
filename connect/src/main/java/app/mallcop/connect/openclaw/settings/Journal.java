package app.mallcop.connect.openclaw.settings;

import app.mallcop.api.Value;
import java.util.Optional;

/** What OpenClaw itself wrote down about its config. */
@FunctionalInterface
public interface Journal {

    Journal NONE = _ -> Optional.empty();

    /** The entry of the write that made the file what it is. */
    Optional<Value.Fields> entry(String sha256);
}
