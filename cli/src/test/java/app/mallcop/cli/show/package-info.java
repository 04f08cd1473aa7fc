/** Tests of show. */
@NullMarked
package app.mallcop.cli.show;

import org.jspecify.annotations.NullMarked;
