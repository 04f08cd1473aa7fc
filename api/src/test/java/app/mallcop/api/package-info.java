/** The words of the domain, and what each promises. */
@NullMarked
package app.mallcop.api;

import org.jspecify.annotations.NullMarked;
