/**
 * How a human hears of findings. Start at {@link app.mallcop.actors.channels.Digest}, what is to be told, and
 * {@link app.mallcop.actors.channels.Dispatch}, which sends it to a {@link app.mallcop.actors.channels.Target}.
 *
 * <p>Text from outside is laid out once, as lines of plain text ({@link app.mallcop.actors.channels.Sheet}); every channel
 * shows these lines as they are, in a form of it that knows no markup, so that they can't format, mention or link.
 */
@NullMarked
package app.mallcop.actors.channels;

import org.jspecify.annotations.NullMarked;
