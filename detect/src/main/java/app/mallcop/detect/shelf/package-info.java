/**
 * Files of sorted keys that are written once and of which a reader touches only what it asks for. {@link app.mallcop.detect.shelf.Shelf} reads,
 * {@link app.mallcop.detect.shelf.ShelfWriter} writes, {@link app.mallcop.detect.shelf.Shelves} is several of them on top of each other.
 */
@NullMarked
package app.mallcop.detect.shelf;

import org.jspecify.annotations.NullMarked;
