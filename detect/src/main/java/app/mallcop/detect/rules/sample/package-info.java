/** Plays the sample events of rule files through the engine: each rule must fire on some and stay quiet on others. Start with {@code SamplePlayer}. */
@NullMarked
package app.mallcop.detect.rules.sample;

import org.jspecify.annotations.NullMarked;
