/**
 * Drafts the parser of an app from lines of its log: {@link app.mallcop.connect.drafting.Drafter} finds the templates and says
 * how far they reach, {@link app.mallcop.connect.drafting.ParserText} writes them, and adds to a parser that is there.
 */
@NullMarked
package app.mallcop.connect.drafting;

import org.jspecify.annotations.NullMarked;
