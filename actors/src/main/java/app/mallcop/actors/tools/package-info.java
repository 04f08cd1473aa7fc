/**
 * What an actor may ask for and do: nine tools over what is on record, {@link app.mallcop.actors.tools.Library}. Arguments are
 * checked before anything runs; text from outside goes out in its box. Start at {@link app.mallcop.actors.tools.Toolbox}.
 */
@NullMarked
package app.mallcop.actors.tools;

import org.jspecify.annotations.NullMarked;
