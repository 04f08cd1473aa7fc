package app.mallcop.detect.tuning;

import java.util.List;

/** Who belongs to us: domains, accounts and apps that are not external. */
public record Organization(List<String> internalDomains, List<String> trustedAccounts, List<String> trustedApps) {

    public static final Organization UNKNOWN = new Organization(List.of(), List.of(), List.of());

    public Organization {
        internalDomains = List.copyOf(internalDomains);
        trustedAccounts = List.copyOf(trustedAccounts);
        trustedApps = List.copyOf(trustedApps);
    }
}
