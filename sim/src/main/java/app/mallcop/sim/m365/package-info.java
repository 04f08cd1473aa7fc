/**
 * The simulated Office 365 Management Activity API: subscriptions, lists of content, content. Start at
 * {@link app.mallcop.sim.m365.M365Vendor}. Written from Microsoft's reference of the API.
 */
@NullMarked
package app.mallcop.sim.m365;

import org.jspecify.annotations.NullMarked;
