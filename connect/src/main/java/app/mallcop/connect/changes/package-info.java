/**
 * Differences between two looks at a platform, as records that a mapping table can read: how settings become fields
 * without giving their values away ({@link app.mallcop.connect.changes.Leaves}), and how a change is told
 * ({@link app.mallcop.connect.changes.ChangeRecords}).
 */
@NullMarked
package app.mallcop.connect.changes;

import org.jspecify.annotations.NullMarked;
