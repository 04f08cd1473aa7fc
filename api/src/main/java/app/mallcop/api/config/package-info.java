/**
 * What a config key is: its path, type, default, bounds and what it means. Every room declares its own keys with these
 * words; the {@code desk} checks the union, and the schema and the docs are made from it.
 *
 * <p>A file written by people arrives as a tree of {@link app.mallcop.api.config.ConfigNode}s that know their place, so that
 * every room can tell what is wrong with it, and where. Nothing here reads a file. Start at {@link app.mallcop.api.config.ConfigKey}.
 */
@NullMarked
package app.mallcop.api.config;

import org.jspecify.annotations.NullMarked;
