/**
 * JSON as the simulated platforms write and read it: {@link app.mallcop.sim.json.Fields} builds an object,
 * {@link app.mallcop.sim.json.Json} writes it, {@link app.mallcop.sim.json.JsonReader} reads what a client sent, strictly.
 */
@NullMarked
package app.mallcop.sim.json;

import org.jspecify.annotations.NullMarked;
