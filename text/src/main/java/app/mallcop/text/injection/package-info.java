/**
 * Text that wants to be obeyed: orders to an AI that reads it, and code for a machine behind it. The families of words, the rules and the
 * patterns are the TSV files beside it. Start with {@code InjectionScan}; {@code Weight} says how much its signals mean together.
 */
@NullMarked
package app.mallcop.text.injection;

import org.jspecify.annotations.NullMarked;
