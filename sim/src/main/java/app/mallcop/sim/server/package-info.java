/**
 * What every simulated platform stands on: a real HTTPS server on this machine, strict as the vendors' documentation,
 * and able to misbehave as vendors do. A platform is a {@link app.mallcop.sim.server.Vendor}; its hosts are
 * {@link app.mallcop.sim.server.Site}s with routes. Start at {@link app.mallcop.sim.server.SimServer}.
 */
@NullMarked
package app.mallcop.sim.server;

import org.jspecify.annotations.NullMarked;
