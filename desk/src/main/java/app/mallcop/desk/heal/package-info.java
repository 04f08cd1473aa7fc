/**
 * Parsers that no longer fit their log: what templates would be needed, and whether that is proven. Start at
 * {@link app.mallcop.desk.heal.Heal}.
 */
@NullMarked
package app.mallcop.desk.heal;

import org.jspecify.annotations.NullMarked;
