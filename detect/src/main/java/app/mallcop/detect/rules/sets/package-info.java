/**
 * Sets of the baseline that rules ask: what an actor did, where it came from. A set is learned per day like every other fact,
 * decays with the window, and is not taught by events of open findings. Start with {@code LearnedSet}.
 */
@NullMarked
package app.mallcop.detect.rules.sets;

import org.jspecify.annotations.NullMarked;
