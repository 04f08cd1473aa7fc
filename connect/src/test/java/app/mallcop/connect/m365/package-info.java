/** The Microsoft 365 connector against the simulated activity feed. */
@NullMarked
package app.mallcop.connect.m365;

import org.jspecify.annotations.NullMarked;
