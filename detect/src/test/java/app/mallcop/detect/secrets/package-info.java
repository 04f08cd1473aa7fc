/** Tests of what is made of found secrets. */
@NullMarked
package app.mallcop.detect.secrets;

import org.jspecify.annotations.NullMarked;
