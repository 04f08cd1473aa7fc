/** Tests of the airlock; {@code AirlockFuzzTest} is also a fuzz target ({@code JAZZER_FUZZ=1}). */
@NullMarked
package app.mallcop.text.airlock;

import org.jspecify.annotations.NullMarked;
