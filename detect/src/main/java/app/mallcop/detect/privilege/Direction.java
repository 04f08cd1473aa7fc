package app.mallcop.detect.privilege;

import app.mallcop.api.EventType;
import app.mallcop.detect.Sighting;
import java.util.List;
import java.util.Set;

/** Whether an event gives something or takes it away. */
public enum Direction {
    GIVES, TAKES;

    private static final Set<EventType> TAKING = Set.of(new EventType("role_removed"),
            new EventType("collaborator_removed"), new EventType("user_deleted"));
    private static final Set<String> VERBS = Set.of("remove", "removed", "revoke", "revoked", "delete", "deleted",
            "detach", "disable", "disabled", "deactivate", "deactivated", "unassign", "unassigned", "expire", "expired",
            "revert", "reverted", "uninstall", "uninstalled", "unshare", "unlink", "suspend", "block", "offboard");

    public static Direction of(Sighting seen) {
        if (TAKING.contains(seen.type())) {
            return TAKES;
        }
        List<String> words = RoleWords.of(seen.event().action().clear());
        return words.stream().anyMatch(VERBS::contains) ? TAKES : GIVES;
    }
}
