/** What is told of the simulated company. */
@NullMarked
package app.mallcop.cli.demo;

import org.jspecify.annotations.NullMarked;
