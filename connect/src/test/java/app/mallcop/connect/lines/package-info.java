@NullMarked
package app.mallcop.connect.lines;

import org.jspecify.annotations.NullMarked;
