/**
 * Who works a finding, and who is told. {@link app.mallcop.actors.routing.Routes} is compiled once from the config; the one
 * who follows a route and the one who checks it ({@link app.mallcop.actors.routing.Escalation}) read the same.
 */
@NullMarked
package app.mallcop.actors.routing;

import org.jspecify.annotations.NullMarked;
