/**
 * Azure: {@link app.mallcop.connect.azure.AzureConnector} finds out what can be read and makes the streams. Activity Logs
 * of subscriptions and of the tenant ({@code ActivityLog}), what Entra says of sign-ins and of its directory
 * ({@code DirectoryLog}), Defender's alerts, and what resources say of access to their data ({@code DataPlane}).
 */
@NullMarked
package app.mallcop.connect.azure;

import org.jspecify.annotations.NullMarked;
