/** Reading tables of a Log Analytics workspace whole: start at {@link app.mallcop.connect.loganalytics.Workspace}. */
@NullMarked
package app.mallcop.connect.loganalytics;

import org.jspecify.annotations.NullMarked;
