/** What people say of findings. Start at {@link app.mallcop.desk.decide.Annotate}; every clone may do this. */
@NullMarked
package app.mallcop.desk.decide;

import org.jspecify.annotations.NullMarked;
