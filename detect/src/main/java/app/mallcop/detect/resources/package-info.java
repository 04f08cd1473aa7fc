/**
 * Who touches what they never touched. {@code UnusualResourceAccess} is the detector; {@code Relation} is one actor with one
 * resource, {@code Habits} what an actor is used to, {@code Peers} what others are, {@code Sensitivity} how much it matters,
 * {@code Score} puts them together; {@code NewResources} finds many in an hour.
 */
@NullMarked
package app.mallcop.detect.resources;

import org.jspecify.annotations.NullMarked;
