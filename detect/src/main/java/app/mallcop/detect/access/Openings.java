package app.mallcop.detect.access;

import app.mallcop.api.EventType;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Refused;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.privilege.Direction;
import app.mallcop.detect.privilege.Parameters;
import app.mallcop.detect.privilege.Privileges;
import app.mallcop.detect.tuning.Organization;
import app.mallcop.text.entities.ActorName;
import app.mallcop.text.entities.Domain;
import app.mallcop.text.entities.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads from an event who from outside was let in to what. One short method per kind of door. */
final class Openings {

    static final Set<EventType> READS = Stream
            .of("collaborator_added", "collaborator_removed", "guest_invited", "oauth_consent", "sharepoint_sharing",
                    "cross_account_access", "federation_change", "org_membership", "repo_visibility_changed",
                    "bucket_change", "snapshot_shared", "role_assignment", "role_removed", "mailbox_permission",
                    "integration_change", "policy_change", "iam_change")
            .map(EventType::new).collect(Collectors.toUnmodifiableSet());

    private static final int ADMIN = 2;
    private static final Set<String> TO_ANYBODY = Set.of("anonymous", "anyone", "public", "everyone", "all");
    private static final Set<String> TO_US = Set.of("internal", "company", "organization", "organisation", "member");
    private static final List<String> PUBLIC_ACCESS = Stream.concat(Parameters.ANYBODY.stream(),
            Stream.of("global/allusers", "global/authenticatedusers", "\"public-read\"", "\"public-read-write\"",
                    "\"publicaccess\":\"blob\"", "\"publicaccess\":\"container\"", "\"allusers\"", "\"public\""))
            .toList();
    private static final String ACCOUNT = "arn:aws:iam::";

    private final Insiders insiders;
    private final Privileges privileges = new Privileges(List.of());

    Openings(Organization organization) {
        this.insiders = new Insiders(organization);
    }

    /** Empty where nobody from outside is concerned. */
    Optional<Opening> of(Sighting seen) {
        if (Refused.is(seen)) {
            return Optional.empty();
        }
        Optional<Opening> opening = switch (seen.type().name()) {
            case "collaborator_added", "collaborator_removed" ->
                person(seen, true, "somebody from outside was given access");
            case "guest_invited" -> person(seen, true, "a guest was invited");
            case "org_membership" -> person(seen, false, "somebody from outside became a member");
            case "role_assignment", "role_removed" -> person(seen, false, "somebody from outside was given a role");
            case "mailbox_permission" -> person(seen, false, "somebody from outside was given a mailbox");
            case "sharepoint_sharing" -> shared(seen);
            case "oauth_consent", "integration_change" -> app(seen);
            case "federation_change" -> federated(seen);
            case "repo_visibility_changed" -> visibility(seen);
            case "cross_account_access" -> account(seen);
            default -> policy(seen);
        };
        return opening.map(one -> one.opens() && Direction.of(seen) == Direction.TAKES ? one.closing() : one);
    }

    /** @param usuallyOutside whether this kind of event is about people from outside unless it says otherwise */
    private Optional<Opening> person(Sighting seen, boolean usuallyOutside, String means) {
        Untrusted grantee = grantee(seen);
        boolean named = !grantee.equals(Opening.UNKNOWN);
        Insiders.Verdict verdict = insiders.person(seen, grantee);
        boolean outside = switch (verdict) {
            case INSIDE -> false;
            case OUTSIDE -> usuallyOutside || insiders.knowsDomains() || Insiders.isGuest(grantee)
                    || seen.meta("member_type").isPresent();
            case UNSURE -> usuallyOutside;
        };
        if (!outside) {
            return Optional.empty();
        }
        return Optional.of(opening(seen, grantee, resource(seen, grantee), tier(seen), Severity.WARN, means,
                verdict == Insiders.Verdict.OUTSIDE || !named));
    }

    private Optional<Opening> shared(Sighting seen) {
        String type = lower(seen.meta("sharing_type").orElse(Untrusted.EMPTY));
        String action = lower(seen.event().action());
        Untrusted resource = resource(seen, Untrusted.EMPTY);
        if (TO_ANYBODY.contains(type) || action.contains("anonymouslink")) {
            return Optional.of(anybody(resource, "a link was made that opens for anybody"));
        }
        if (TO_US.contains(type) || action.contains("companylink")) {
            return Optional.empty();
        }
        Untrusted grantee = grantee(seen);
        if (grantee.equals(Opening.UNKNOWN) && type.isEmpty()) {
            return Optional.of(opening(seen, grantee, resource, 0, Severity.INFO,
                    "something was shared, and the event does not say with whom", true));
        }
        return insiders.person(seen, grantee) == Insiders.Verdict.INSIDE
                ? Optional.empty()
                : Optional.of(opening(seen, grantee, resource, tier(seen), Severity.WARN,
                        "something was shared with somebody from outside", true));
    }

    private Optional<Opening> app(Sighting seen) {
        Untrusted app = appIn(seen);
        if (insiders.trustsApp(seen, app)) {
            return Optional.empty();
        }
        OauthScopes scopes = OauthScopes.of(seen);
        int weight = scopes.weight();
        boolean tenant = lower(seen.meta("scope").orElse(Untrusted.EMPTY)).contains("allprincipals");
        Severity severity = weight >= 3 || (weight == 2 && (scopes.lasts() || tenant))
                ? Severity.CRITICAL
                : weight == 0 ? Severity.INFO : Severity.WARN;
        String means = switch (weight) {
            case 0 -> "an application may see who signs in";
            case 1 -> "an application may read something";
            case 2 -> scopes.lasts()
                    ? "an application may read or change what matters, even while nobody is signed in"
                    : "an application may read or change what matters";
            default -> "an application may administer the organisation";
        };
        return Optional.of(new Opening(true, app.isEmpty() ? Opening.UNKNOWN : app, Untrusted.EMPTY, weight, severity,
                means, "", true));
    }

    /** Its name and its id: an app chooses its name, and may choose another's. */
    private static Untrusted appIn(Sighting seen) {
        Untrusted name = seen.meta("app_name").orElse(seen.event().target());
        return seen.meta("app_id").map(id -> name.isEmpty() || name.equals(id)
                ? id
                : Untrusted.of(name.clear() + " (" + id.clear() + ")")).orElse(name);
    }

    private Optional<Opening> federated(Sighting seen) {
        Untrusted domain = seen.meta("target_user").or(() -> seen.meta("domain")).or(() -> seen.meta("new_value"))
                .orElse(seen.event().target());
        return Optional.of(opening(seen, domain.isEmpty() ? Opening.UNKNOWN : domain, Untrusted.EMPTY, ADMIN,
                Severity.CRITICAL, "somebody else may now vouch for our users", true));
    }

    private Optional<Opening> visibility(Sighting seen) {
        String now = lower(seen.meta("visibility").or(() -> seen.meta("new_value")).orElse(seen.event().action()));
        Opening opening = anybody(resource(seen, Untrusted.EMPTY), "a repository was made public");
        return now.contains("public") && !now.contains("non_public")
                ? Optional.of(opening)
                : now.contains("private") || now.contains("internal")
                        ? Optional.of(opening.closing())
                        : Optional.empty();
    }

    private Optional<Opening> account(Sighting seen) {
        Untrusted grantee = seen.meta("target_user").or(() -> seen.meta("new_value")).orElse(Opening.UNKNOWN);
        String account = accountIn(grantee.clear());
        if (insiders.trustsAccount(seen, account)) {
            return Optional.empty();
        }
        return Optional.of(opening(seen, account.isEmpty() ? Opening.UNKNOWN : Untrusted.of(account),
                resource(seen, grantee), ADMIN, Severity.CRITICAL, "a resource was opened to another account", true));
    }

    /** A policy's text: open to anybody, or to an account that is not ours. */
    private Optional<Opening> policy(Sighting seen) {
        String text = Parameters.of(seen);
        Untrusted resource = resource(seen, Untrusted.EMPTY);
        boolean storage = seen.type().name().equals("bucket_change") || seen.type().name().equals("snapshot_shared");
        if (storage && PUBLIC_ACCESS.stream().anyMatch(text::contains)) {
            return Optional.of(anybody(resource, "it can be read by anybody"));
        }
        if (!text.contains("principal") && !seen.type().name().equals("snapshot_shared")) {
            return Optional.empty();
        }
        for (int at = text.indexOf(ACCOUNT); at >= 0; at = text.indexOf(ACCOUNT, at + 1)) {
            String account = accountIn(text.substring(at, Math.min(text.length(), at + ACCOUNT.length() + 12)));
            if (!account.isEmpty() && !insiders.trustsAccount(seen, account)) {
                return Optional.of(new Opening(true, Untrusted.of(account), resource, ADMIN, Severity.CRITICAL,
                        "a policy lets another account in", "", true));
            }
        }
        return Optional.empty();
    }

    private static Opening anybody(Untrusted resource, String means) {
        return new Opening(true, Opening.ANYBODY, resource, 0, Severity.CRITICAL, means, "", true);
    }

    private Opening opening(Sighting seen, Untrusted grantee, Untrusted resource, int permission, Severity severity,
            String means, boolean sure) {
        String like = insiders.likeness(seen, grantee).orElse("");
        boolean grave = !like.isEmpty() || permission >= ADMIN;
        return new Opening(true, grantee, resource, permission, grave ? Severity.CRITICAL : severity, means, like,
                sure);
    }

    /** Who was let in; of a target only where it is somebody's address. */
    private static Untrusted grantee(Sighting seen) {
        Untrusted named = seen.meta("target_user").orElse(seen.event().target());
        boolean isSomebody = seen.meta("target_user").isPresent()
                || (named.clear().indexOf('@') > 0 && Domain.of(named).isPresent());
        Untrusted grantee = isSomebody ? ActorName.of(seen.event().connectorType(), named) : Untrusted.EMPTY;
        return grantee.isEmpty() ? Opening.UNKNOWN : grantee;
    }

    private static Untrusted resource(Sighting seen, Untrusted grantee) {
        Untrusted target = seen.event().target();
        return target.equals(grantee) || ActorName.of(seen.event().connectorType(), target).equals(grantee)
                ? Untrusted.EMPTY
                : Resource.of(seen.event().connectorType(), seen.meta("scope").orElse(target)).text();
    }

    private int tier(Sighting seen) {
        return Math.max(privileges.tier(seen.meta("permission_level").orElse(Untrusted.EMPTY)),
                privileges.tier(seen.meta("role_name").orElse(Untrusted.EMPTY)));
    }

    /** The 12 digits of an AWS account, or the text itself where it is a short id. */
    private static String accountIn(String text) {
        int arn = text.indexOf(ACCOUNT);
        String id = arn < 0 ? text : text.substring(arn + ACCOUNT.length());
        int end = 0;
        while (end < id.length() && (Character.isLetterOrDigit(id.charAt(end)) || id.charAt(end) == '-')) {
            end++;
        }
        return id.substring(0, Math.min(end, 36));
    }

    private static String lower(Untrusted text) {
        return text.clear().toLowerCase(Locale.ROOT);
    }
}
