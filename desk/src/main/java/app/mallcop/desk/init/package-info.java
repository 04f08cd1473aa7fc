/**
 * Setting up a deployment repo: {@link app.mallcop.desk.init.Init} is the task. {@code Probing} asks all platforms at once
 * what the environment offers, {@code ConfigDraft} puts what can be read into {@code mallcop.yaml} or adds it to the one
 * that is there, {@link app.mallcop.desk.init.Appetite} estimates what a model would cost, and
 * {@link app.mallcop.desk.init.Power} are the ways to pay for one. Prices and assumptions are data files.
 */
@NullMarked
package app.mallcop.desk.init;

import org.jspecify.annotations.NullMarked;
