@NullMarked
package app.mallcop.desk.apps;

import org.jspecify.annotations.NullMarked;
