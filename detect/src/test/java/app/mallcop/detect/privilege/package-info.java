/** Which changes of rights matter, and which do not. */
@NullMarked
package app.mallcop.detect.privilege;

import org.jspecify.annotations.NullMarked;
