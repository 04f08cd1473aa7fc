/** Secrets in an Azure Key Vault: {@link app.mallcop.connect.vault.KeyVault} reads them, by the names of variables. */
@NullMarked
package app.mallcop.connect.vault;

import org.jspecify.annotations.NullMarked;
