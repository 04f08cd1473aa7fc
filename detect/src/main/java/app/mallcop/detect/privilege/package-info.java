/**
 * Rights that grow. {@code PrivilegeEscalation} is the detector; {@code Change} reads who gave what to whom from an event,
 * {@code Privileges} knows how much a role or an operation is worth (tables beside it).
 */
@NullMarked
package app.mallcop.detect.privilege;

import org.jspecify.annotations.NullMarked;
