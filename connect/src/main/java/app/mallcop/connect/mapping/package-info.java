/**
 * Mapping tables: what a vendor's record is in our words. One YAML file per platform beside this package, written for people who
 * know the platform and not our code; {@code docs/mapping.md} tells how to read one. Start at
 * {@link app.mallcop.connect.mapping.Mapping}, which reads a table, and {@link app.mallcop.connect.mapping.Mapper}, which turns
 * records into events with it.
 */
@NullMarked
package app.mallcop.connect.mapping;

import org.jspecify.annotations.NullMarked;
