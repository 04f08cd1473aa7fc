/** Who is new, who only looks it, and who returns. */
@NullMarked
package app.mallcop.detect.actors;

import org.jspecify.annotations.NullMarked;
