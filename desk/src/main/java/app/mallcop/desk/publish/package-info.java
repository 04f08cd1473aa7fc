/**
 * Puts what mallcop wrote into git, and to where other clones get it: its own files only, and only when asked. Start at
 * {@link app.mallcop.desk.publish.Publish}.
 */
@NullMarked
package app.mallcop.desk.publish;

import org.jspecify.annotations.NullMarked;
