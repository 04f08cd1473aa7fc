/**
 * Events from files: {@link app.mallcop.store.imports.LineFeed} splits whatever bytes come into lines within bounds,
 * {@link app.mallcop.store.imports.EventLine} reads one normalised event, boxed or plain, ours or an ancestor's.
 */
@NullMarked
package app.mallcop.store.imports;

import org.jspecify.annotations.NullMarked;
