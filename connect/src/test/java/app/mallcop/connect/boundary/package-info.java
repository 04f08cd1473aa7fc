@NullMarked
package app.mallcop.connect.boundary;

import org.jspecify.annotations.NullMarked;
