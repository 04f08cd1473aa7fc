/** JSON as the other side sent it: {@link app.mallcop.net.json.Json} reads it into values whose texts are untrusted. */
@NullMarked
package app.mallcop.net.json;

import org.jspecify.annotations.NullMarked;
