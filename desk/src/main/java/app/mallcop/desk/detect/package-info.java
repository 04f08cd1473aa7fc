/**
 * {@code detect}: brings new events to the engine and takes what it found to the repo. {@code Detect} is the task; {@code News} tells what is new,
 * {@code DayFeed} reads it, {@code RepoPast} answers the engine's questions, {@code Memory} is what it need not ask twice.
 */
@NullMarked
package app.mallcop.desk.detect;

import org.jspecify.annotations.NullMarked;
