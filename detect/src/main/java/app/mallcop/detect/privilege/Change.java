package app.mallcop.detect.privilege;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Refused;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.privilege.Privileges.Operation;
import app.mallcop.text.entities.ActorName;
import app.mallcop.text.entities.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of somebody's rights that matters.
 *
 * @param grantor who did it; empty where nobody is named
 * @param grantee whose rights changed; empty where the event does not say
 * @param role the role, policy or permission; the operation where it stands for itself
 * @param scope over what; empty where it is everything or unknown
 * @param tier how much it is worth, 1 to 3
 * @param means what the operation means, in our words; empty where the role says it
 */
record Change(Direction direction, Untrusted grantor, Untrusted grantee, Untrusted role, Untrusted scope, int tier,
        String means) {

    private static final List<String> EVERYTHING = List.of("\"action\":\"*\"", "\"action\":[\"*\"]", "\"*:*\"",
            "administratoraccess", "iamfullaccess", "poweruseraccess");

    /** The change this event made; empty where it made none that matters. */
    static Optional<Change> of(Sighting seen, Privileges privileges, List<String> moreActions) {
        if (Refused.is(seen)) {
            return Optional.empty();
        }
        String action = seen.event().action().clear();
        Operation operation = Privileges.operation(action);
        Untrusted role = role(seen, privileges);
        int tier = privileges.tier(role);
        if (operation != null) {
            return byOperation(seen, operation, role, tier);
        }
        if (tier == 0 && names(action, moreActions)) {
            return Optional
                    .of(change(seen, Direction.GIVES, seen.event().action(), 2, "an operation that raises rights"));
        }
        if (tier == 0) {
            return Optional.empty();
        }
        Untrusted scope = scope(seen, role);
        boolean oneGroup = tier == 2 && isContributor(role) && scope.clear().contains("/resourcegroups/");
        return Optional.of(change(seen, Direction.of(seen), role, oneGroup ? 1 : tier, ""));
    }

    private static Optional<Change> byOperation(Sighting seen, Operation operation, Untrusted role, int tier) {
        boolean holds = switch (operation.when()) {
            case ALWAYS -> true;
            case ROLE -> tier > 0;
            case POLICY -> tier > 0 || Parameters.hold(seen, EVERYTHING);
            case OTHER -> isDoneToAnother(seen);
            case TRUST -> Parameters.hold(seen, Parameters.ANYBODY);
        };
        return holds
                ? Optional.of(change(seen, Direction.GIVES, tier > 0 ? role : seen.event().action(),
                        Math.max(tier, operation.tier()), operation.means()))
                : Optional.empty();
    }

    private static Change change(Sighting seen, Direction direction, Untrusted role, int tier, String means) {
        return new Change(direction, seen.actor(), grantee(seen), lower(role), scope(seen, role), tier, means);
    }

    /** Of the role and the permission, the one that is worth more. */
    private static Untrusted role(Sighting seen, Privileges privileges) {
        Untrusted best = Untrusted.EMPTY;
        for (String key : List.of("role_name", "role", "permission_level", "new_value")) {
            Optional<Untrusted> named = seen.meta(key);
            if (named.isPresent() && (best.isEmpty() || privileges.tier(named.get()) > privileges.tier(best))) {
                best = named.get();
            }
        }
        return best;
    }

    private static Untrusted grantee(Sighting seen) {
        return seen.meta("target_user").map(name -> ActorName.of(seen.event().connectorType(), name))
                .orElse(Untrusted.EMPTY);
    }

    private static Untrusted scope(Sighting seen, Untrusted role) {
        Untrusted over = seen.meta("scope").orElse(seen.event().target());
        return over.equals(role) ? Untrusted.EMPTY : Resource.of(seen.event().connectorType(), over).text();
    }

    private static boolean isContributor(Untrusted role) {
        return RoleWords.of(role.clear()).contains("contributor");
    }

    private static Untrusted lower(Untrusted role) {
        return Untrusted.of(role.clear().toLowerCase(Locale.ROOT));
    }

    private static boolean names(String action, List<String> keywords) {
        String lower = action.toLowerCase(Locale.ROOT);
        return keywords.stream().anyMatch(keyword -> lower.contains(keyword.toLowerCase(Locale.ROOT)));
    }

    /** A platform names the user by the last part of what the actor is called. */
    private static boolean isDoneToAnother(Sighting seen) {
        Untrusted to = seen.meta("target_user").orElse(seen.event().target());
        return !to.isEmpty() && !lastPart(to).equalsIgnoreCase(lastPart(seen.actor()));
    }

    private static String lastPart(Untrusted name) {
        String text = name.clear();
        return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
    }
}
