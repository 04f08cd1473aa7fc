/** Reads the tables that the simulated company is made of: tab-separated, {@code #} starts a comment line. */
@NullMarked
package app.mallcop.sim.table;

import org.jspecify.annotations.NullMarked;
