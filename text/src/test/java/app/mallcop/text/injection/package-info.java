@NullMarked
package app.mallcop.text.injection;

import org.jspecify.annotations.NullMarked;
