/**
 * The contracts that shipped parts and plugins fulfil: {@link app.mallcop.api.plugin.Connector},
 * {@link app.mallcop.api.plugin.Tool}, {@link app.mallcop.api.plugin.Channel}. That of detectors is in {@code detect}.
 *
 * <p>Nothing here mentions files, threads or the engine, so the same class can run in this process, in a child process
 * behind JSON lines, or on a stream engine.
 */
@NullMarked
package app.mallcop.api.plugin;

import org.jspecify.annotations.NullMarked;
