/**
 * {@code mallcop.yaml} and other YAML written by people, as a tree that remembers where everything stands.
 *
 * <p>Reading is bounded (size, nesting, aliases) and never throws at a user: {@link app.mallcop.store.config.YamlFile}
 * gives a tree, errors with file, line and column, or both. What the keys mean is not known here; the {@code desk}
 * checks that.
 */
@NullMarked
package app.mallcop.store.config;

import org.jspecify.annotations.NullMarked;
