/** The {@code git} command, behind one small port: {@link app.mallcop.store.git.Git}. Never {@code git add -A}. */
@NullMarked
package app.mallcop.store.git;

import org.jspecify.annotations.NullMarked;
