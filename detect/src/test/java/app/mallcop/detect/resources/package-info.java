/** Which first touches are unusual, and which are everyday. */
@NullMarked
package app.mallcop.detect.resources;

import org.jspecify.annotations.NullMarked;
