/** One name for one thing, however a platform spelled it: actors, addresses, resources. Pure functions; start with {@code ActorName}. */
@NullMarked
package app.mallcop.text.entities;

import org.jspecify.annotations.NullMarked;
