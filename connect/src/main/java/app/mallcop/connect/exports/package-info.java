/**
 * Files that platforms let people export: {@link app.mallcop.connect.exports.ExportFormat} says how records are found in one, and
 * hands them to the mapping that a scan uses, so that a record is the same event either way.
 */
@NullMarked
package app.mallcop.connect.exports;

import org.jspecify.annotations.NullMarked;
