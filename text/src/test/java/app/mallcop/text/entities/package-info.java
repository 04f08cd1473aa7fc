/** One name for one thing: which spellings are the same, and which must stay apart. */
@NullMarked
package app.mallcop.text.entities;

import org.jspecify.annotations.NullMarked;
