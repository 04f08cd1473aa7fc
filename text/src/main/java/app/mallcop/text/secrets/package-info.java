/**
 * Recognised secrets are taken out before the first write (law 2). Start at
 * {@link app.mallcop.text.secrets.Redactor}. What is recognised is data: {@code families.tsv} (patterns in text) and
 * {@code names.tsv} (fields). A new family is one line there; the tests make their samples from its pattern.
 */
@NullMarked
package app.mallcop.text.secrets;

import org.jspecify.annotations.NullMarked;
