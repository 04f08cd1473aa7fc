/** Signing in to a simulated Entra ID. */
@NullMarked
package app.mallcop.connect.entra;

import org.jspecify.annotations.NullMarked;
