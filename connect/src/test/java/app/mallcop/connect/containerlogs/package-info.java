/** Container logs out of a simulated workspace. */
@NullMarked
package app.mallcop.connect.containerlogs;

import org.jspecify.annotations.NullMarked;
