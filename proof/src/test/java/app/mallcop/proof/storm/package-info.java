/**
 * Law 3, proven: the process is killed at every step in which it changes the disk, started again, and the repo holds what
 * it would have held. {@link app.mallcop.proof.storm.Chores} is the work, {@link app.mallcop.proof.storm.DoomedDisk} ends
 * it, {@link app.mallcop.proof.storm.StormTest} looks at what is left.
 */
@NullMarked
package app.mallcop.proof.storm;

import org.jspecify.annotations.NullMarked;
