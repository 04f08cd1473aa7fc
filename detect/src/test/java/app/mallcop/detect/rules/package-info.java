@NullMarked
package app.mallcop.detect.rules;

import org.jspecify.annotations.NullMarked;
