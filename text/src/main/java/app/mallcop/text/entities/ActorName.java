package app.mallcop.text.entities;

import app.mallcop.api.Untrusted;
import app.mallcop.text.tables.Tsv;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The canonical name of an actor. Folding is only for names that the platform itself compares without regard to case
 * (mail addresses, GitHub logins, GUIDs, Windows names): elsewhere two spellings may be two accounts.
 */
public final class ActorName {

    /** Where the actor is filled in by mallcop or by a parser, not by a platform with accounts. */
    private static final Set<String> OURS = Set.of("container-logs", "openclaw", "mallcop", "git-oops");

    private static final Set<String> NOBODY_ANYWHERE = names("any");
    private static final Set<String> NOBODY_AT_OURS = names("ours");

    private static final List<String> SCHEMES = List.of("mailto:", "smtp:", "live.com#");
    private static final String SHAREPOINT_CLAIM = "i:0#";

    private ActorName() {}

    /** One name for one actor; empty for a name that stands for nobody. */
    public static Untrusted of(String connectorType, Untrusted actor) {
        String given = actor.clear();
        String name = withoutWrapping(Folding.compatible(given).strip());
        name = isCaseless(connectorType, name) ? Folding.lower(name) : name;
        name = AwsPrincipal.withoutSession(name);
        if (isNobody(connectorType, name)) {
            return Untrusted.EMPTY;
        }
        Untrusted folded = name.equals(given) ? actor : Untrusted.of(name);
        return mayBeAddress(name) ? Address.of(folded).map(Address::ip).orElse(folded) : folded;
    }

    private static boolean mayBeAddress(String name) {
        char first = name.charAt(0);
        return first == '[' || Character.digit(first, 16) >= 0 || first == ':';
    }

    /** What a platform puts around a name: a claim of SharePoint, the scheme of a mail address. */
    private static String withoutWrapping(String name) {
        if (name.startsWith(SHAREPOINT_CLAIM)) {
            return name.substring(name.lastIndexOf('|') + 1).strip();
        }
        for (String scheme : SCHEMES) {
            if (name.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return name.substring(scheme.length()).strip();
            }
        }
        return name;
    }

    private static boolean isCaseless(String connectorType, String name) {
        return connectorType.equals("github") || isMailAddress(name) || Guid.is(name) || isWindowsName(name);
    }

    private static boolean isMailAddress(String name) {
        int at = name.indexOf('@');
        return at > 0 && at < name.length() - 1;
    }

    private static boolean isWindowsName(String name) {
        int slash = name.indexOf('\\');
        return slash > 0 && name.indexOf('\\', slash + 1) < 0;
    }

    private static boolean isNobody(String connectorType, String name) {
        if (name.isEmpty()) {
            return true;
        }
        String lower = name.length() > 40 ? name : Folding.lower(name);
        return NOBODY_ANYWHERE.contains(lower) || (OURS.contains(connectorType) && NOBODY_AT_OURS.contains(lower));
    }

    private static Set<String> names(String where) {
        return Tsv.rows(ActorName.class, "nobody.tsv").stream().filter(row -> row.get(1).equals(where))
                .map(List::getFirst).collect(Collectors.toUnmodifiableSet());
    }
}
