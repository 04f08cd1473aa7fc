/** The launcher script {@code ./mallcop} as users meet it: real child processes, a copy of the checkout, no Maven. */
@NullMarked
package app.mallcop.proof.launcher;

import org.jspecify.annotations.NullMarked;
