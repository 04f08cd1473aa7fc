/**
 * OpenClaw's own database on this machine, read and never touched: its audit ledger, its journal, and who is paired.
 * Start with {@code Database}; the driver is loaded here and nowhere else.
 */
@NullMarked
package app.mallcop.connect.openclaw.ledger;

import org.jspecify.annotations.NullMarked;
