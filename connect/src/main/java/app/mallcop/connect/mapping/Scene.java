package app.mallcop.connect.mapping;

import app.mallcop.api.Value;

/**
 * What the paths of a table look at.
 *
 * @param item what {@code $item} names: the one of a list that this event is about
 * @param stream what {@code $stream} names: what the connector knows of the stream and the record does not say
 */
record Scene(Value.Fields record, Value item, Value.Fields stream) {}
