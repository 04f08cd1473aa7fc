/** What the tests of this room start from: a repo in a temporary folder, believable and hostile events, findings. */
@NullMarked
package app.mallcop.store.given;

import org.jspecify.annotations.NullMarked;
