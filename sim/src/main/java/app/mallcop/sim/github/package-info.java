/**
 * A simulated GitHub with one organisation: its REST API as documented, on the Enterprise plan or without it. Start at
 * {@link app.mallcop.sim.github.GitHub}; what the organisation consists of is {@link app.mallcop.sim.github.Organisation}.
 */
@NullMarked
package app.mallcop.sim.github;

import org.jspecify.annotations.NullMarked;
