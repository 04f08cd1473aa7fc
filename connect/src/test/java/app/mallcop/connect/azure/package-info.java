/** The connector on a simulated Azure. */
@NullMarked
package app.mallcop.connect.azure;

import org.jspecify.annotations.NullMarked;
