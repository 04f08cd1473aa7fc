/** Tests against real git repositories in temporary folders. */
@NullMarked
package app.mallcop.connect.history;

import org.jspecify.annotations.NullMarked;
