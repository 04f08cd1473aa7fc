/**
 * How an OpenClaw gateway is set: its JSON5 config with all that it includes, without its secrets, and the addresses it
 * really listens on. Start with {@code ConfigStream}.
 */
@NullMarked
package app.mallcop.connect.openclaw.settings;

import org.jspecify.annotations.NullMarked;
