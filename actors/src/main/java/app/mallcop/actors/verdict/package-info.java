/**
 * What may be decided of a finding, and by whom. A model, a person's rule or our own investigator proposes; one pure
 * function decides (law 8). Start at {@link app.mallcop.actors.verdict.Law}.
 */
@NullMarked
package app.mallcop.actors.verdict;

import org.jspecify.annotations.NullMarked;
