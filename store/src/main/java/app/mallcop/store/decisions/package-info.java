/**
 * What people and actors said: {@link app.mallcop.store.decisions.DecisionLog}, read as a set. A line is whole in itself,
 * so two clones can both add lines and git puts them together.
 */
@NullMarked
package app.mallcop.store.decisions;

import org.jspecify.annotations.NullMarked;
