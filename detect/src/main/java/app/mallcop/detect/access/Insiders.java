package app.mallcop.detect.access;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.tuning.Organization;
import app.mallcop.text.entities.Domain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who is not external: what the platform says of a member, what the config says of domains, accounts and apps. */
final class Insiders {

    /** What is known of somebody by name alone. */
    enum Verdict {
        INSIDE, OUTSIDE,
        /** A login without a domain: inside if we know them from what they do. */
        UNSURE
    }

    private static final Set<String> MEMBER = Set.of("member", "internal", "employee", "owner", "admin", "organization",
            "organisation", "company");
    private static final Set<String> OUTSIDER = Set.of("outside", "outside_collaborator", "outside collaborator",
            "external", "guest", "anonymous", "public");

    private final List<Domain> domains;
    private final Organization organization;

    Insiders(Organization organization) {
        this.organization = organization;
        this.domains = organization.internalDomains().stream().map(Untrusted::of).map(Domain::of)
                .flatMap(Optional::stream).toList();
    }

    Verdict person(Sighting seen, Untrusted grantee) {
        String type = seen.meta("member_type").map(text -> text.clear().toLowerCase(Locale.ROOT)).orElse("");
        if (OUTSIDER.contains(type) || isGuest(grantee)) {
            return Verdict.OUTSIDE;
        }
        if (MEMBER.contains(type)) {
            return Verdict.INSIDE;
        }
        Optional<Domain> domain = Domain.of(grantee);
        if (domain.isEmpty()) {
            return Verdict.UNSURE;
        }
        return ours(seen).stream().anyMatch(domain.get()::isWithin) ? Verdict.INSIDE : Verdict.OUTSIDE;
    }

    static boolean isGuest(Untrusted name) {
        return name.clear().toLowerCase(Locale.ROOT).contains("#ext#");
    }

    /** The configured domains; where there are none, that of whoever acts, unless they are a guest. */
    private List<Domain> ours(Sighting seen) {
        if (!domains.isEmpty() || isGuest(seen.actor())) {
            return domains;
        }
        return Domain.of(seen.actor()).map(List::of).orElse(List.of());
    }

    boolean knowsDomains() {
        return !domains.isEmpty();
    }

    /** Our domain that this one poses as, and how. */
    Optional<String> likeness(Sighting seen, Untrusted grantee) {
        Optional<Domain> domain = Domain.of(grantee);
        if (domain.isEmpty()) {
            return Optional.empty();
        }
        return ours(seen).stream().map(our -> domain.get().posesAs(our).map(Domain.Likeness::words))
                .flatMap(Optional::stream).findFirst();
    }

    boolean trustsAccount(Sighting seen, String account) {
        return organization.trustedAccounts().stream().anyMatch(account::equalsIgnoreCase)
                || seen.meta("account_id").filter(own -> own.clear().equalsIgnoreCase(account)).isPresent()
                || seen.meta("tenant_id").filter(own -> own.clear().equalsIgnoreCase(account)).isPresent();
    }

    /** By id; by name only where there is no id, since an app chooses its name. */
    boolean trustsApp(Sighting seen, Untrusted app) {
        Untrusted name = seen.meta("app_id").orElse(app);
        return organization.trustedApps().stream().anyMatch(name.clear()::equalsIgnoreCase);
    }
}
