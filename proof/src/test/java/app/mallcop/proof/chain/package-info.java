/**
 * Open findings on their way to people, with a model and a webhook over real HTTP, while disks end, processes are killed
 * and whoever is asked does not answer. Start at {@link app.mallcop.proof.chain.ChainStormTest}.
 */
@NullMarked
package app.mallcop.proof.chain;

import org.jspecify.annotations.NullMarked;
