/** Where an OpenClaw installation keeps its things on this machine. Knows paths, reads nothing of what lies there. */
@NullMarked
package app.mallcop.connect.openclaw.home;

import org.jspecify.annotations.NullMarked;
