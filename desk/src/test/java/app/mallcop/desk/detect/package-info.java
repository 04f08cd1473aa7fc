@NullMarked
package app.mallcop.desk.detect;

import org.jspecify.annotations.NullMarked;
