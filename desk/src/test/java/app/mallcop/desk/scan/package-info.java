/** What a scan promises, with platforms that do as the test says. */
@NullMarked
package app.mallcop.desk.scan;

import org.jspecify.annotations.NullMarked;
