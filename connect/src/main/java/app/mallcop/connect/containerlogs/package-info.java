/**
 * What Azure's container apps write, read from Log Analytics: {@link app.mallcop.connect.containerlogs.ContainerLogs}
 * hands each line to a {@link app.mallcop.connect.containerlogs.LineTaker}, which says what it means.
 */
@NullMarked
package app.mallcop.connect.containerlogs;

import org.jspecify.annotations.NullMarked;
