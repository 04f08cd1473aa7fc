/**
 * Putting a sealed day's segments together into one file. {@link app.mallcop.store.archive.ArchivePlan} says which days and
 * what it costs, {@link app.mallcop.store.archive.Merging} does it in one run (the healing of a fork takes it back),
 * {@link app.mallcop.store.archive.OldRaw} removes raw payloads past their time. Bytes of lines never change here.
 */
@NullMarked
package app.mallcop.store.archive;

import org.jspecify.annotations.NullMarked;
