package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import java.util.List;

/** What stands at the top of the file beside the sections. */
public final class FileKeys {

    public static final ConfigKey VERSION = ConfigKey.required("version", new ConfigType.Choice(List.of("1")),
            "The format of this file; written in quotes.");

    public static final List<ConfigKey> ALL = List.of(VERSION);

    private FileKeys() {}
}
