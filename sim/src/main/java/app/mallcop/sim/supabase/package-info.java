/**
 * Supabase as its documentation and the source of its sign-in service have it: a project of the simulated company, and
 * the Management API. Start at {@link app.mallcop.sim.supabase.SupabaseSim}.
 */
@NullMarked
package app.mallcop.sim.supabase;

import org.jspecify.annotations.NullMarked;
