/** What a running OpenClaw gateway answers: whether it asks who one is, how it is set, its skills, its ledger. Start with {@code Gateway}. */
@NullMarked
package app.mallcop.connect.openclaw.gateway;

import org.jspecify.annotations.NullMarked;
