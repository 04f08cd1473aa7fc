/** Patterns that users write: {@link app.mallcop.text.patterns.SafePattern} keeps them linear and small. */
@NullMarked
package app.mallcop.text.patterns;

import org.jspecify.annotations.NullMarked;
