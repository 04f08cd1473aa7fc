/**
 * Everything that reaches outside over HTTP. Start at {@link app.mallcop.net.Caller}: it sends what an
 * {@link app.mallcop.net.Ask} says through a {@link app.mallcop.net.Wire}, waits and asks again where that helps, keeps
 * to the platform's pace, follows no link to another host, and says in one problem what went wrong.
 *
 * <p>No body and no secret gets into an error. {@code json} reads what the other side sent.
 */
@NullMarked
package app.mallcop.net;

import org.jspecify.annotations.NullMarked;
