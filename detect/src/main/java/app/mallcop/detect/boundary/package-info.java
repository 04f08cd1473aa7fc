/** Weak spots of the machine mallcop runs on, as findings. Start with {@code BoundaryViolation}. */
@NullMarked
package app.mallcop.detect.boundary;

import org.jspecify.annotations.NullMarked;
