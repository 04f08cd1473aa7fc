package app.mallcop.desk.config;

/** What came of loading a config file: a {@link Config}, or everything that is wrong with it. */
public sealed interface Loaded permits Config, ConfigErrors {}
