/**
 * Event segments: {@link app.mallcop.store.events.Intake} writes them within a run,
 * {@link app.mallcop.store.events.EventFiles} finds them, {@link app.mallcop.store.events.EventSearch} reads them newest
 * first, {@link app.mallcop.store.events.DayIds} tells duplicates exactly.
 */
@NullMarked
package app.mallcop.store.events;

import org.jspecify.annotations.NullMarked;
