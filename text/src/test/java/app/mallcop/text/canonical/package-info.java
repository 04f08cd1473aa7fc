@NullMarked
package app.mallcop.text.canonical;

import org.jspecify.annotations.NullMarked;
