/**
 * How wide text is on a terminal, so that tables line up whatever script a name is in. Start at
 * {@link app.mallcop.text.width.Columns}; the ranges are in {@code columns.tsv}.
 */
@NullMarked
package app.mallcop.text.width;

import org.jspecify.annotations.NullMarked;
