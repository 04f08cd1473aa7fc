package app.mallcop.text.entities;

import app.mallcop.api.Untrusted;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in the world a target stands: whose account, which group in it, what kind of thing, which one. Parts below the
 * thing itself (a blob, a document, a pull request) are dropped, ids and dates masked, so that a thing stays one thing.
 *
 * @param account subscription, cloud account, organisation, host; empty where a target has none
 * @param group resource group, region, site
 * @param kind service and type, such as {@code microsoft.keyvault/vaults}
 * @param name the thing, with {@code *} and {@code #} for what changes every time
 * @param stem the name without numbers: what numbered siblings share
 * @param text all of it, as the platform would write it
 */
public record Resource(Untrusted account, Untrusted group, Untrusted kind, Untrusted name, Untrusted stem,
        Untrusted text) {

    /** A target of a platform; an empty target is an empty name. */
    public static Resource of(String connectorType, Untrusted target) {
        String given = Folding.compatible(target.clear()).strip();
        if (given.regionMatches(true, 0, "/subscriptions/", 0, 15)) {
            return azure(Folding.lower(given));
        }
        if (given.startsWith("arn:")) {
            return arn(given);
        }
        if (given.startsWith("https://") || given.startsWith("http://")) {
            return web(given);
        }
        if (connectorType.equals("github")) {
            return repository(Folding.lower(given));
        }
        return plain(connectorType, given);
    }

    /** The stem of a name as it stands in {@link #name}. */
    public static Untrusted stemOf(Untrusted name) {
        String stem = Volatile.stem(name.clear());
        return stem.equals(name.clear()) ? name : Untrusted.of(stem);
    }

    private static Resource make(String account, String group, String kind, String name, String before) {
        String masked = Volatile.masked(name);
        return new Resource(Untrusted.of(account), Untrusted.of(group), Untrusted.of(kind), Untrusted.of(masked),
                Untrusted.of(Volatile.stem(masked)), Untrusted.of(before + masked));
    }

    private static Resource azure(String id) {
        List<String> parts = segments(id);
        if (parts.size() < 2) {
            return plain("azure", id);
        }
        String account = parts.get(1);
        boolean grouped = parts.size() > 3 && parts.get(2).equals("resourcegroups");
        String group = grouped ? parts.get(3) : "";
        int providers = parts.indexOf("providers");
        if (providers < 0 || parts.size() < providers + 4) {
            return grouped
                    ? make(account, group, "resource group", group, "/subscriptions/" + account + "/resourcegroups/")
                    : make(account, "", "subscription", account, "/subscriptions/");
        }
        String kind = parts.get(providers + 1) + "/" + parts.get(providers + 2);
        String before = "/" + String.join("/", parts.subList(0, providers + 3)) + "/";
        return make(account, group, kind, parts.get(providers + 3), before);
    }

    /** {@code arn:partition:service:region:account:type/name}, with {@code :} for {@code /} in some services. */
    private static Resource arn(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            return plain("arn", arn);
        }
        String service = parts[2];
        String rest = parts[5];
        String before = String.join(":", List.of(parts).subList(0, 5)) + ":";
        if (service.equals("s3")) {
            return make(parts[4], "", "s3", head(rest, "/"), before);
        }
        String type = head(rest, "/:");
        if (type.length() == rest.length()) {
            return make(parts[4], parts[3], service, rest, before);
        }
        String name = rest.substring(type.length() + 1);
        if (service.equals("lambda")) {
            name = head(name, ":");
        }
        if (service.equals("secretsmanager")) {
            name = withoutSuffix(name);
        }
        return make(parts[4], parts[3], service + "/" + type, name, before + rest.substring(0, type.length() + 1));
    }

    /** A secret's ARN ends with a dash and six random letters. */
    private static String withoutSuffix(String name) {
        int dash = name.length() - 7;
        return dash > 0 && name.charAt(dash) == '-' ? name.substring(0, dash) : name;
    }

    /** A site's library, not its documents; of other addresses the first step of the path. */
    private static Resource web(String url) {
        int start = url.indexOf("://") + 3;
        String path = head(url.substring(start), "?#");
        List<String> parts = new ArrayList<>(segments(path));
        String host = parts.isEmpty() ? "" : Folding.lower(parts.removeFirst());
        String before = url.substring(0, start) + host + "/";
        boolean site = parts.size() > 1 && (parts.get(0).equals("sites") || parts.get(0).equals("personal"));
        if (site) {
            String group = parts.get(0) + "/" + Folding.lower(parts.get(1));
            boolean library = parts.size() > 2 && (parts.size() > 3 || !isFile(parts.get(2)));
            return make(host, group, "site", library ? parts.get(2) : "", before + group + "/");
        }
        return make(host, "", "web", parts.isEmpty() ? "" : parts.getFirst(), before);
    }

    private static boolean isFile(String segment) {
        int dot = segment.lastIndexOf('.');
        return dot > 0 && dot >= segment.length() - 6;
    }

    private static Resource repository(String target) {
        List<String> parts = segments(target);
        return parts.size() < 2
                ? make("", "", "organisation", target, "")
                : make(parts.get(0), "", "repository", parts.get(1), parts.get(0) + "/");
    }

    private static Resource plain(String connectorType, String target) {
        int slash = target.lastIndexOf('/');
        if (slash <= 0 || slash == target.length() - 1) {
            return make("", "", connectorType, target, "");
        }
        String group = Volatile.masked(target.substring(0, slash));
        return make("", group, connectorType, target.substring(slash + 1), group + "/");
    }

    private static List<String> segments(String path) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', from)) {
            if (at > from) {
                parts.add(path.substring(from, at));
            }
            from = at + 1;
        }
        if (from < path.length()) {
            parts.add(path.substring(from));
        }
        return parts;
    }

    private static String head(String text, String ends) {
        for (int i = 0; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
