/**
 * What counts as normal, for people: {@code Baseline} in figures, {@code Profile} of an actor, {@code Origins} of what was
 * learned, and how to have something forgotten or learned anew. All read sealed days through {@code Learned}.
 */
@NullMarked
package app.mallcop.desk.baseline;

import org.jspecify.annotations.NullMarked;
