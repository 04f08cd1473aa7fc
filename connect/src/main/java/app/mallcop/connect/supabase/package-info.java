/**
 * Reads a Supabase project: the audit entries of its sign-in service, what that service refused, how the project is set
 * (without the values), its functions, and who belongs to its organisation. Start at
 * {@link app.mallcop.connect.supabase.SupabasePlatform}.
 */
@NullMarked
package app.mallcop.connect.supabase;

import org.jspecify.annotations.NullMarked;
