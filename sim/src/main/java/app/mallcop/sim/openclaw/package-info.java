/**
 * A simulated OpenClaw: an installation on disk with a real SQLite database
 * ({@link app.mallcop.sim.openclaw.OpenclawHome}), and a gateway that speaks HTTP and web sockets
 * ({@link app.mallcop.sim.openclaw.OpenclawGateway}). Both are as those of version 2026.9.6 were seen to be.
 */
@NullMarked
package app.mallcop.sim.openclaw;

import org.jspecify.annotations.NullMarked;
