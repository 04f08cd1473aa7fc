/**
 * The only way anything is written: {@link app.mallcop.store.disk.Disk}, a port small enough that a test can kill the
 * process at every step of it. Readers use {@code java.nio.file} directly.
 */
@NullMarked
package app.mallcop.store.disk;

import org.jspecify.annotations.NullMarked;
