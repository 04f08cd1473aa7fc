/**
 * Weak spots of the machine that mallcop runs on: who else could change what it knows, or read its secrets. They are told
 * as events of a source of our own, so that findings come from events here too. Start with {@code WeakSpots}.
 */
@NullMarked
package app.mallcop.connect.boundary;

import org.jspecify.annotations.NullMarked;
