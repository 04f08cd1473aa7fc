/** What is normal, as files: {@link app.mallcop.store.baseline.BaselineFiles} holds one sealed addend per connector and day. */
@NullMarked
package app.mallcop.store.baseline;

import org.jspecify.annotations.NullMarked;
