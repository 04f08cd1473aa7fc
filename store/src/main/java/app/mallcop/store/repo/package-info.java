/**
 * One deployment repo: where its files are ({@link app.mallcop.store.repo.Layout}), how it is opened
 * ({@link app.mallcop.store.repo.Repo}), who may write ({@link app.mallcop.store.repo.RunLock},
 * {@link app.mallcop.store.repo.WriterClone}) and how a run commits ({@link app.mallcop.store.repo.Run}).
 */
@NullMarked
package app.mallcop.store.repo;

import org.jspecify.annotations.NullMarked;
