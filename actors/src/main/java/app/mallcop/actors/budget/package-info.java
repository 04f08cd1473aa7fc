/**
 * What models may spend. Nothing is asked that is not reserved first, and no reservation goes over a ceiling. Start at
 * {@link app.mallcop.actors.budget.Ledger}.
 */
@NullMarked
package app.mallcop.actors.budget;

import org.jspecify.annotations.NullMarked;
