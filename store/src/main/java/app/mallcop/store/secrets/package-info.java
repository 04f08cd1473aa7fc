/**
 * Where secrets come from: one interface, {@link app.mallcop.store.secrets.SecretBackend}, and the {@code env} backend
 * (the process environment, then {@code .env} beside {@code mallcop.yaml}).
 *
 * <p>A text of the config that holds {@code ${VAR}} is an {@link app.mallcop.store.secrets.Interpolated}; it is resolved
 * by the part that needs it, at the moment it needs it, into a {@link app.mallcop.store.secrets.Secret}. Nothing here
 * shows a value in {@code toString} or in an error.
 */
@NullMarked
package app.mallcop.store.secrets;

import org.jspecify.annotations.NullMarked;
