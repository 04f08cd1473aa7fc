/**
 * Posts to addresses that a person wrote into the config, and to nowhere else inside. Start at
 * {@link app.mallcop.net.guarded.Post}: the name is resolved once, every address it has is looked up in the table of special
 * ranges, and the connection goes to exactly an address that was looked up, while TLS still asks for the name.
 */
@NullMarked
package app.mallcop.net.guarded;

import org.jspecify.annotations.NullMarked;
