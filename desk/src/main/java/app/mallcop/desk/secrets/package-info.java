/** Opens the secret backend that a config names: {@link app.mallcop.desk.secrets.Secrets}. */
@NullMarked
package app.mallcop.desk.secrets;

import org.jspecify.annotations.NullMarked;
