@NullMarked
package app.mallcop.connect.vault;

import org.jspecify.annotations.NullMarked;
