/**
 * What a text says once its disguises are taken off: compatibility forms and look-alike letters are folded, hidden characters
 * removed and remembered, escapes undone, line breaks made spaces. Start with {@code Canonical}. For matching only, never to show
 * or store in place of the text.
 */
@NullMarked
package app.mallcop.text.canonical;

import org.jspecify.annotations.NullMarked;
