/** Tests of {@code app.mallcop.store.config}. */
@NullMarked
package app.mallcop.store.config;

import org.jspecify.annotations.NullMarked;
