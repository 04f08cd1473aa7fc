/**
 * Models and how they are asked: one shape for all backends, {@link app.mallcop.actors.model.Model}. What a model may do
 * with it is decided elsewhere. Start at {@link app.mallcop.actors.model.Ask} and {@link app.mallcop.actors.model.Reply}.
 */
@NullMarked
package app.mallcop.actors.model;

import org.jspecify.annotations.NullMarked;
