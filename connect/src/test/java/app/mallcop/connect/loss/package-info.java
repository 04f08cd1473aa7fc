/**
 * What every connector is tried with: {@link app.mallcop.connect.loss.Simulated} wires one to a simulator,
 * {@link app.mallcop.connect.loss.Scans} scans with it again and again as the program does, through whatever the
 * simulator is told to do wrong.
 */
@NullMarked
package app.mallcop.connect.loss;

import org.jspecify.annotations.NullMarked;
