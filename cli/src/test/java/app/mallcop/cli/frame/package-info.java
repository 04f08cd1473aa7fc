/** Tests of frame. */
@NullMarked
package app.mallcop.cli.frame;

import org.jspecify.annotations.NullMarked;
