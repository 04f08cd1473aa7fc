/**
 * The deployment repo on disk. Start at {@link app.mallcop.store.repo.Repo}, which opens one; {@code runs} holds the run
 * log and the transaction around a run, {@code events} the segments, {@code findings} and {@code decisions} the
 * journals, {@code codec} the one place that boxes and unboxes, {@code disk} the only way anything is written.
 */
@NullMarked
package app.mallcop.store;

import org.jspecify.annotations.NullMarked;
