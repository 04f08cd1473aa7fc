/**
 * How an actor is told to think: its {@code POST.md}. The one that is shown is the one that is run. Start at
 * {@link app.mallcop.actors.playbook.Playbook}.
 */
@NullMarked
package app.mallcop.actors.playbook;

import org.jspecify.annotations.NullMarked;
