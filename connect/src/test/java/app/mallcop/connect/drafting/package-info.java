@NullMarked
package app.mallcop.connect.drafting;

import org.jspecify.annotations.NullMarked;
