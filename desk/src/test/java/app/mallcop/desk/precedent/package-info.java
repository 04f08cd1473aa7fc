@NullMarked
package app.mallcop.desk.precedent;

import org.jspecify.annotations.NullMarked;
