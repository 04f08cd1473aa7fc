/** Putting old days together: {@link app.mallcop.desk.archive.Archive}. The work itself is in {@code store.archive}. */
@NullMarked
package app.mallcop.desk.archive;

import org.jspecify.annotations.NullMarked;
