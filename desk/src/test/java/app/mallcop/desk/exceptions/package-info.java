@NullMarked
package app.mallcop.desk.exceptions;

import org.jspecify.annotations.NullMarked;
