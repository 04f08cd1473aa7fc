/** The AWS connector against the simulated AWS. */
@NullMarked
package app.mallcop.connect.aws;

import org.jspecify.annotations.NullMarked;
