/**
 * What is not normal. A {@link app.mallcop.detect.Detector} is pure: events and the view of sealed days go in, findings
 * come out; it knows no file, no clock and not the engine. One package per detector ({@code actors}, {@code timing}, …), {@code normal}
 * for what was learned, {@code engine} for who runs them, {@code rules} for detectors written as data. Start with {@code Detector}.
 */
@NullMarked
package app.mallcop.detect;

import org.jspecify.annotations.NullMarked;
