/** What of this machine mallcop itself stands on, as the config tells it. What is looked for is in {@code connect.boundary}. */
@NullMarked
package app.mallcop.desk.boundary;

import org.jspecify.annotations.NullMarked;
