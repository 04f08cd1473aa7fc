/** Whether the built-in rules are complete and do what their samples say. Start with {@code PackTest}. */
@NullMarked
package app.mallcop.desk.pack;

import org.jspecify.annotations.NullMarked;
