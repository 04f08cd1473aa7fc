@NullMarked
package app.mallcop.desk.init;

import org.jspecify.annotations.NullMarked;
