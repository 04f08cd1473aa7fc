@NullMarked
package app.mallcop.detect.skills;

import org.jspecify.annotations.NullMarked;
