/** Which model a deployment asks, if any: {@link app.mallcop.desk.models.Models}. */
@NullMarked
package app.mallcop.desk.models;

import org.jspecify.annotations.NullMarked;
