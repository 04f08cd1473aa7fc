@NullMarked
package app.mallcop.connect.shapes;

import org.jspecify.annotations.NullMarked;
