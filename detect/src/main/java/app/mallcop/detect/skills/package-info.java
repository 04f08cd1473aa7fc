/**
 * Skills of an AI agent that do what no skill should. What their files hold was found by {@code text.skills} where they were collected;
 * here it is judged, with what is known of names, authors and versions. Start with {@code MaliciousSkill}.
 */
@NullMarked
package app.mallcop.detect.skills;

import org.jspecify.annotations.NullMarked;
