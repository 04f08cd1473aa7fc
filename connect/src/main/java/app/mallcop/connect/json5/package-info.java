/**
 * Reads JSON5, the JSON that people write: comments, trailing commas, bare keys, single quotes; and writes plain JSON. Start with
 * {@link app.mallcop.connect.json5.Json5}.
 */
@NullMarked
package app.mallcop.connect.json5;

import org.jspecify.annotations.NullMarked;
