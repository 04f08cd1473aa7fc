@NullMarked
package app.mallcop.store.events;

import org.jspecify.annotations.NullMarked;
