@NullMarked
package app.mallcop.detect.gateway;

import org.jspecify.annotations.NullMarked;
