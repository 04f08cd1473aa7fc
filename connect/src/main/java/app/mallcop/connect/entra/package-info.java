/**
 * Signing in to Microsoft Entra ID, for everything of Microsoft's: start at {@link app.mallcop.connect.entra.EntraToken}.
 * MSAL does the talking, over our own wire, so that our trust anchors, proxy and manners hold for it too.
 */
@NullMarked
package app.mallcop.connect.entra;

import org.jspecify.annotations.NullMarked;
