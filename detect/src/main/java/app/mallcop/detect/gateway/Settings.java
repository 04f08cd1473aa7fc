package app.mallcop.detect.gateway;

import app.mallcop.api.Metadata;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The effective settings of a gateway as a flat list: those under {@code config}, with what {@code config_overrides} (environment,
 * includes, command line) says on top. Names are compared without regard to case and punctuation.
 */
record Settings(List<Leaf> leaves) {

    static final String KEY = "config";
    static final String OVERRIDES = "config_overrides";

    /**
     * @param path lower case, letters and digits, a dot between segments
     * @param shown the path as it was written
     */
    record Leaf(String path, String shown, Value value) {}

    private static final int LONGEST_SHOWN = 120;

    Settings {
        leaves = List.copyOf(leaves);
    }

    /** Without a nested {@code config}, what is nested in the metadata is taken for them. */
    static Settings of(Metadata metadata) {
        List<Leaf> leaves = new ArrayList<>();
        metadata.get(OVERRIDES).ifPresent(value -> flatten("", "", value, leaves));
        int overriding = leaves.size();
        metadata.get(KEY).filter(Value.Fields.class::isInstance).ifPresentOrElse(
                value -> flatten("", "", value, leaves),
                () -> flatten("", "", metadata.fields(), leaves));
        List<String> overridden = leaves.subList(0, overriding).stream().map(Leaf::path).toList();
        List<Leaf> effective = new ArrayList<>(leaves.subList(0, overriding));
        for (Leaf leaf : leaves.subList(overriding, leaves.size())) {
            if (overridden.stream().noneMatch(path -> ends(leaf.path(), path) || ends(path, leaf.path()))) {
                effective.add(leaf);
            }
        }
        return new Settings(effective);
    }

    private static void flatten(String path, String shown, Value value, List<Leaf> into) {
        if (value instanceof Value.Fields(var fields) && !fields.isEmpty()) {
            for (Map.Entry<Untrusted, Value> field : fields.entrySet()) {
                String name = field.getKey().clear();
                flatten(path.isEmpty() ? bare(name) : path + "." + bare(name),
                        shown.isEmpty() ? name : shown + "." + name,
                        field.getValue(), into);
            }
        } else {
            into.add(new Leaf(path, shown.substring(0, Math.min(shown.length(), LONGEST_SHOWN)), value));
        }
    }

    /** A dot within a name counts as nesting: {@code "gateway.auth.mode": "none"}. */
    private static String bare(String name) {
        StringBuilder bare = new StringBuilder(name.length());
        name.toLowerCase(Locale.ROOT).chars().filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.')
                .forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    /** The leaves whose path ends with this one. */
    List<Leaf> at(String pattern) {
        return leaves.stream().filter(leaf -> ends(leaf.path(), pattern)).toList();
    }

    Optional<Leaf> first(String... patterns) {
        for (String pattern : patterns) {
            List<Leaf> found = at(pattern);
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
        }
        return Optional.empty();
    }

    boolean hasUnder(String prefix) {
        return leaves.stream().anyMatch(leaf -> ("." + leaf.path() + ".").contains("." + prefix + "."));
    }

    static boolean ends(String path, String pattern) {
        String[] have = path.split("\\.", -1);
        String[] want = pattern.split("\\.", -1);
        if (have.length < want.length) {
            return false;
        }
        for (int i = 1; i <= want.length; i++) {
            String one = want[want.length - i];
            if (!one.equals("*") && !one.equals(have[have.length - i])) {
                return false;
            }
        }
        return true;
    }
}
