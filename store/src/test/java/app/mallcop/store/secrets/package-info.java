/** Tests of {@code app.mallcop.store.secrets}. */
@NullMarked
package app.mallcop.store.secrets;

import org.jspecify.annotations.NullMarked;
