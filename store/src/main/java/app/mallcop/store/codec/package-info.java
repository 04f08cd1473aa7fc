/**
 * How the words of the domain look in a file: one canonical form, and the only place that boxes and unboxes (law 2).
 *
 * <p>{@link app.mallcop.store.codec.CanonicalJson} writes, {@link app.mallcop.store.codec.JsonLine} reads; one codec per
 * word. Fixed key order, {@code Z} timestamps, unsigned UTF-8 byte order, no doubles.
 */
@NullMarked
package app.mallcop.store.codec;

import org.jspecify.annotations.NullMarked;
