/** The GitHub connector against a simulated GitHub. */
@NullMarked
package app.mallcop.connect.github;

import org.jspecify.annotations.NullMarked;
