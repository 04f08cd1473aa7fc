/**
 * Harborlight, a company of twelve that lets marinas take bookings: its people, its robots, what it owns and what its
 * people usually do. All of it is in the tables beside these classes; start at {@link app.mallcop.sim.company.Company}.
 */
@NullMarked
package app.mallcop.sim.company;

import org.jspecify.annotations.NullMarked;
