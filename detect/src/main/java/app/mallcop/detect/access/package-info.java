/**
 * Who from outside got in. {@code NewExternalAccess} is the detector; {@code Openings} reads from an event who was let in to
 * what, {@code Insiders} decides who is not external, {@code Relations} judges an opening against those that are known.
 */
@NullMarked
package app.mallcop.detect.access;

import org.jspecify.annotations.NullMarked;
