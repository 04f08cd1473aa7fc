/**
 * What a config key is: its path, type, default, bounds and what it means. Every room declares its own keys with these
 * words; the {@code desk} checks the union, and the schema and the docs are made from it.
 *
 * <p>Nothing here reads a file. Start at {@link app.mallcop.api.config.ConfigKey}.
 */
@NullMarked
package app.mallcop.api.config;

import org.jspecify.annotations.NullMarked;
