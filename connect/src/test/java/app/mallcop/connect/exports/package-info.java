@NullMarked
package app.mallcop.connect.exports;

import org.jspecify.annotations.NullMarked;
