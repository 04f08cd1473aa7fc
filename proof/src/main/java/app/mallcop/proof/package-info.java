/**
 * Proof that the whole keeps its promises: real processes, killed and starved, and the launcher. Only tests live here;
 * they run last, when {@code cli} is packaged. Start in {@code app.mallcop.proof.launcher} in the test sources.
 */
@NullMarked
package app.mallcop.proof;

import org.jspecify.annotations.NullMarked;
