/**
 * The skills of an OpenClaw installation: where they may lie, every file of each, and which takes the place of which.
 * Start with {@code SkillsStream}.
 */
@NullMarked
package app.mallcop.connect.openclaw.skills;

import org.jspecify.annotations.NullMarked;
