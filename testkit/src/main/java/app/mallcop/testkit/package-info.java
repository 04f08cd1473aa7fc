/**
 * What tests share: {@link app.mallcop.testkit.Gen}, a seeded generator of hostile and ordinary values. Not shipped.
 */
@NullMarked
package app.mallcop.testkit;

import org.jspecify.annotations.NullMarked;
