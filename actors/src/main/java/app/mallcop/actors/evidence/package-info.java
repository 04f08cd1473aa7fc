/**
 * What a good analyst would look at before saying anything of a finding, the four questions, and the case file. Start at
 * {@link app.mallcop.actors.evidence.Inquiry}.
 */
@NullMarked
package app.mallcop.actors.evidence;

import org.jspecify.annotations.NullMarked;
