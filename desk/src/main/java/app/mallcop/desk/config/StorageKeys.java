package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import java.util.List;

/** {@code storage}: what is kept, and for how long. */
public final class StorageKeys {

    public static final ConfigKey RAW_RETENTION_DAYS = ConfigKey
            .whole("storage.raw_retention_days", 30, 0, 3_650, "Days that raw payloads are kept; 0 = never kept.")
            .orNull("kept for ever");
    public static final ConfigKey RAW_IN_GIT = ConfigKey.flag("storage.raw_in_git", false,
            "Whether raw payloads are committed.");
    public static final ConfigKey ARCHIVE_AFTER_DAYS = ConfigKey.optional("storage.archive_after_days",
            new ConfigType.Whole(3, 3_650), "never by itself",
            "Sealed days older than this are merged into one file each.");

    public static final List<ConfigKey> ALL = List.of(RAW_RETENTION_DAYS, RAW_IN_GIT, ARCHIVE_AFTER_DAYS);

    private StorageKeys() {}
}
