/** Certificates made at start, for a simulated platform that is reached over HTTPS. Start at {@link app.mallcop.sim.tls.Authority}. */
@NullMarked
package app.mallcop.sim.tls;

import org.jspecify.annotations.NullMarked;
