/**
 * The log that OpenClaw's gateway writes: who was refused stands in it alone. Start at
 * {@link app.mallcop.connect.openclaw.gatewaylog.GatewayLogStream}.
 */
@NullMarked
package app.mallcop.connect.openclaw.gatewaylog;

import org.jspecify.annotations.NullMarked;
