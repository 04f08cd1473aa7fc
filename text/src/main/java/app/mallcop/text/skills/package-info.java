/**
 * What an agent's skill would do: its files are cut into statements, disguises come off, and what is fetched or decoded is followed to
 * where it is run. Start with {@code SkillScan}; {@code SkillReport} is what an event carries of it.
 */
@NullMarked
package app.mallcop.text.skills;

import org.jspecify.annotations.NullMarked;
