@NullMarked
package app.mallcop.connect.json5;

import org.jspecify.annotations.NullMarked;
