/**
 * Finds sentences by what they mean to do rather than by fixed words: families of words, and rules that want one of each in
 * order, with few words between. One walk over the text, linear, no regular expressions. Start with {@code PhraseRules}.
 */
@NullMarked
package app.mallcop.text.phrases;

import org.jspecify.annotations.NullMarked;
