/** The config a detection runs under, as the engine and the detectors read it: expanded values, no defaults of its own. */
@NullMarked
package app.mallcop.detect.tuning;

import org.jspecify.annotations.NullMarked;
