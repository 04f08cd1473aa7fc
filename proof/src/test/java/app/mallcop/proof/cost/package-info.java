/** Law 5: cost follows news. Counted work and ratios within one run, never seconds. */
@NullMarked
package app.mallcop.proof.cost;

import org.jspecify.annotations.NullMarked;
