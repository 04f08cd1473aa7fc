/**
 * Looking at what is stored: {@link app.mallcop.desk.look.Events}, {@link app.mallcop.desk.look.FindingById},
 * {@link app.mallcop.desk.look.Report}, {@link app.mallcop.desk.look.Status}. Nothing here changes the deployment repo
 * but its caches, so all of it works for a reader who may not write.
 */
@NullMarked
package app.mallcop.desk.look;

import org.jspecify.annotations.NullMarked;
