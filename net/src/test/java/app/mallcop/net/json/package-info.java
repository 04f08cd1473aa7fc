@NullMarked
package app.mallcop.net.json;

import org.jspecify.annotations.NullMarked;
