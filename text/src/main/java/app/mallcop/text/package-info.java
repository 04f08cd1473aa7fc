/**
 * Everything about strings, one package per subject: {@code airlock} (how text from outside is shown and stored),
 * {@code secrets} (recognised secrets taken out before the first write), {@code width} (terminal columns) and
 * {@code tables}, the reader of their data files. Uses {@code api} only.
 */
@NullMarked
package app.mallcop.text;

import org.jspecify.annotations.NullMarked;
