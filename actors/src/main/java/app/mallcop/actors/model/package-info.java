/**
 * Models and how they are asked: one shape for all backends, {@link app.mallcop.actors.model.Model}. What a model may do
 * with it is decided elsewhere. Start at {@link app.mallcop.actors.model.Ask} and {@link app.mallcop.actors.model.Reply};
 * the backends are made by {@link app.mallcop.actors.model.Backends}, each with its {@code Dialect}. Which model a lane is,
 * and what tokens cost, are the tables {@code lanes.tsv} and {@code prices.tsv}.
 */
@NullMarked
package app.mallcop.actors.model;

import org.jspecify.annotations.NullMarked;
