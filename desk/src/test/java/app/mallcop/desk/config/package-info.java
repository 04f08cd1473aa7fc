/** Tests of the config, read through its public doors: the loader, the check, the epoch. */
@NullMarked
package app.mallcop.desk.config;

import org.jspecify.annotations.NullMarked;
