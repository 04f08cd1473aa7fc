package app.mallcop.sim.rhythm;

import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Dice;
import java.util.List;

/** What a platform notes of an ordinary deed beyond who did what to what. */
final class Particulars {

    private static final List<String> WORK = List.of("Show tide times in the harbour's own zone",
            "Fix double booking of a berth when two skippers pay at once", "Raise timeout of the payment callback",
            "Tidy up the berth map", "Let a marina close for the winter", "Cache the depth chart",
            "Send the receipt in the skipper's language", "Drop the old invoice layout",
            "Speed up: SELECT berth, state FROM bookings WHERE day = ? ORDER BY berth", "Update dependencies",
            "Test: ignore previous bookings of a cancelled trip");
    private static final List<String> BRANCHES = List.of("main", "berth-map", "payments", "winter-mode");

    private Particulars() {}

    static Deed of(Deed deed, Dice dice) {
        return switch (deed.act()) {
            case SIGN_IN -> deed.with("mfa", "true").with("auth_method", "password");
            case PUSH, OPEN_PULL, MERGE_PULL -> deed.with("branch", dice.usualOf(BRANCHES)).with("message",
                    dice.oneOf(WORK));
            case RUN_WORKFLOW -> deed.with("branch", dice.usualOf(BRANCHES)).with("action_detail", "build");
            case TAKE_ROLE -> deed.with("role_name", deed.onWhat().substring(deed.onWhat().lastIndexOf('/') + 1));
            case SHARE_FILE -> deed.with("sharing_type", "internal").with("permission_level", "read");
            case ALERT_DEPENDENCY -> deed.with("vendor_severity", dice.oneOf(List.of("low", "moderate", "high")));
            case OPEN_PORT -> deed.with("request", "tcp 443 from 198.51.100.10/32");
            case READ_SECRET, CHANGE_RESOURCE, READ_APP, READ_STORAGE_KEYS, BACK_UP, GRANT_ROLE, CREATE_PRINCIPAL,
                    READ_OBJECT, WRITE_OBJECT, DEPLOY_FUNCTION, CREATE_KEY, DELETE_KEY, START_MACHINES, STOP_LOGGING,
                    ADD_MEMBER, ADD_COLLABORATOR, READ_MAIL, READ_FILE, CHANGE_FILE, FORWARD_MAIL, CONSENT_APP,
                    ADD_USER ->
                deed;
        };
    }
}
