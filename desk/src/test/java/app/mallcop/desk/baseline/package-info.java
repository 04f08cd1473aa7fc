/** Tests of baseline. */
@NullMarked
package app.mallcop.desk.baseline;

import org.jspecify.annotations.NullMarked;
