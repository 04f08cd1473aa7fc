/** Who from outside is found when they get in, and who is not. */
@NullMarked
package app.mallcop.detect.access;

import org.jspecify.annotations.NullMarked;
