/**
 * How lines look, so that many of them can be told in a few words: {@link app.mallcop.connect.shapes.Shape} is the look of one
 * line, {@link app.mallcop.connect.shapes.Shapes} counts them and brings like ones together. The same lines give the same
 * shapes, in whatever order they come.
 */
@NullMarked
package app.mallcop.connect.shapes;

import org.jspecify.annotations.NullMarked;
