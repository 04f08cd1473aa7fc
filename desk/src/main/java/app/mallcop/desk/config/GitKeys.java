package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import java.util.List;

/** {@code git}: what mallcop does with the repo it writes to. */
public final class GitKeys {

    public static final ConfigKey COMMIT = ConfigKey.flag("git.commit", false, "true = as if --commit were given.");
    public static final ConfigKey PUSH = ConfigKey.flag("git.push", false, "Push after a commit.");

    public static final List<ConfigKey> ALL = List.of(COMMIT, PUSH);

    private GitKeys() {}
}
