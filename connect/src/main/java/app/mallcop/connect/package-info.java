/**
 * Reading the outside world: one package per platform, each a {@code Platform} listed in
 * {@link app.mallcop.connect.Platforms}. {@code polling} is what they share, {@code mapping} how a table turns a vendor's
 * record into an event, {@code history} reads git repositories.
 */
@NullMarked
package app.mallcop.connect;

import org.jspecify.annotations.NullMarked;
