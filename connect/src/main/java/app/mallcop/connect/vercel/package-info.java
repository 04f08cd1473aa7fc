/**
 * Reads a Vercel team or personal account: its activity log, its deployments until they are done, and how members, env
 * variables (their names), domains, protection settings, tokens and integrations stand. Start at
 * {@link app.mallcop.connect.vercel.VercelPlatform}.
 */
@NullMarked
package app.mallcop.connect.vercel;

import org.jspecify.annotations.NullMarked;
