/**
 * What every connector needs and none should write again. {@link app.mallcop.connect.polling.TimeStream} reads a platform
 * by time: back-fill, overlap, slices, retention. {@link app.mallcop.connect.polling.SnapshotStream} reads a state and
 * tells what changed in it. {@link app.mallcop.connect.polling.Wiring} is what a connector is made from, and
 * {@link app.mallcop.connect.polling.Platform} how one is made.
 */
@NullMarked
package app.mallcop.connect.polling;

import org.jspecify.annotations.NullMarked;
