/**
 * Azure as its documents say it is: {@link app.mallcop.sim.azure.EntraLogin} is the sign-in that everything of
 * Microsoft's shares, {@link app.mallcop.sim.azure.AzureCloud} the rest: Resource Manager, Graph and Log Analytics.
 */
@NullMarked
package app.mallcop.sim.azure;

import org.jspecify.annotations.NullMarked;
