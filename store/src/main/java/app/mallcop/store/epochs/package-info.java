/** {@code .mallcop/epochs/}: the detection configs that runs were made under, by hash. */
@NullMarked
package app.mallcop.store.epochs;

import org.jspecify.annotations.NullMarked;
