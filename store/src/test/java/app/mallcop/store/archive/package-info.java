@NullMarked
package app.mallcop.store.archive;

import org.jspecify.annotations.NullMarked;
