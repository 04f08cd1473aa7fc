/**
 * What people have closed often enough in the same way that it need not be asked again, for a while. A projection of
 * people's decisions: nothing here is state. Start at {@link app.mallcop.desk.precedent.Precedents}.
 */
@NullMarked
package app.mallcop.desk.precedent;

import org.jspecify.annotations.NullMarked;
