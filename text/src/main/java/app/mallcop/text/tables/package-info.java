/**
 * Facts about code points, read once from the TSV files that lie beside the class that asks. Start at
 * {@link app.mallcop.text.tables.CodePointTable}.
 */
@NullMarked
package app.mallcop.text.tables;

import org.jspecify.annotations.NullMarked;
