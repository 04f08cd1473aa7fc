@NullMarked
package app.mallcop.text.skills;

import org.jspecify.annotations.NullMarked;
