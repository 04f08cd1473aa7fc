@NullMarked
package app.mallcop.desk.verify;

import org.jspecify.annotations.NullMarked;
