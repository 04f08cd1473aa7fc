/**
 * Reading the platforms: {@link app.mallcop.desk.scan.Scan} is the task. Each stream is read by a thread of its own
 * ({@code StreamReader}), a few make ready what was read ({@code Preparers}); one thread files what they hand over and writes the run's lines ({@code Filing}).
 * {@link app.mallcop.desk.scan.Wirings} makes connectors from the config.
 */
@NullMarked
package app.mallcop.desk.scan;

import org.jspecify.annotations.NullMarked;
