@NullMarked
package app.mallcop.text.phrases;

import org.jspecify.annotations.NullMarked;
