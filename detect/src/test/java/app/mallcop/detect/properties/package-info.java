/** What holds of every detector and rule, whatever happens: start with {@code TenPropertiesTest}. */
@NullMarked
package app.mallcop.detect.properties;

import org.jspecify.annotations.NullMarked;
