/** Telling a human: where the config leads ({@link app.mallcop.desk.notify.Ways}), and a message to try it. */
@NullMarked
package app.mallcop.desk.notify;

import org.jspecify.annotations.NullMarked;
