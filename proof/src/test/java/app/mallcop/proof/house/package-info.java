/** The plan of the house, held: which room may use which, who may open the airlock, who may touch the disk. */
@NullMarked
package app.mallcop.proof.house;

import org.jspecify.annotations.NullMarked;
