/**
 * OpenClaw, an AI agent on one's own machine: its skills and settings as files, its ledgers as a database, its gateway as
 * it answers. Each of the three may be missing, and then says so. Start with {@code OpenclawConnector}.
 */
@NullMarked
package app.mallcop.connect.openclaw;

import org.jspecify.annotations.NullMarked;
