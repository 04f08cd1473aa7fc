@NullMarked
package app.mallcop.detect.rules.expression;

import org.jspecify.annotations.NullMarked;
