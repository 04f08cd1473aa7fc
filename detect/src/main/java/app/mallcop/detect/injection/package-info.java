/** Text that wants to be obeyed by whoever reads it, in any field of any event. Start with {@code InjectionProbe}. */
@NullMarked
package app.mallcop.detect.injection;

import org.jspecify.annotations.NullMarked;
