package app.mallcop.detect.gateway;

import app.mallcop.api.Metadata;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What several settings, and facts about the file, mean together. Each is under a name that begins with {@code @}. */
record Posture(Map<String, String> facts, Map<String, String> places) {

    private static final Set<String> LOCAL = Set.of("loopback", "127.0.0.1", "localhost", "::1", "[::1]", "auto",
            "local", "");
    private static final int SHORTEST_TOKEN = 24;
    /** Read or write by the group or by others. */
    private static final int LOOSE_BITS = 0066;

    Posture {
        facts = Map.copyOf(facts);
        places = Map.copyOf(places);
    }

    private static final class Draft {
        private final Map<String, String> facts = new TreeMap<>();
        private final Map<String, String> places = new TreeMap<>();

        void say(String name, String fact, String place) {
            facts.put(name, fact);
            places.put(name, place);
        }
    }

    static Posture of(Settings settings, Metadata metadata) {
        Draft draft = new Draft();
        boolean open = reach(settings, metadata, draft);
        boolean guarded = auth(settings, draft, open);
        if (!guarded && open) {
            draft.facts.computeIfPresent("@reach", (name, fact) -> "open without auth");
            draft.facts.computeIfPresent("@funnel", (name, fact) -> "public without auth");
        }
        tls(settings, draft, open);
        hooks(settings, draft);
        Secrets.look(settings, metadata, draft::say);
        file(metadata, draft);
        return new Posture(draft.facts, draft.places);
    }

    private static boolean reach(Settings settings, Metadata metadata, Draft draft) {
        Optional<Settings.Leaf> bind = settings.first("gateway.bind", "listenaddress", "gateway.listen", "bindaddress",
                "gateway.host",
                "bind");
        Optional<Settings.Leaf> custom = settings.first("gateway.custombindhost");
        boolean open = bind.isPresent() && isOpen(bind.get().value(), custom);
        if (open) {
            draft.say("@reach", "open", bind.get().shown());
        }
        // What it really listens on counts more than what the file says.
        Optional<Value> listening = metadata.get("listening");
        if (listening.isPresent() && listensWide(listening.get())) {
            draft.say("@reach", "open", "listening");
            open = true;
        }
        Optional<Settings.Leaf> funnel = settings.first("tailscale.mode")
                .filter(leaf -> Words.of(leaf.value()).equals("funnel"));
        if (funnel.isPresent()) {
            draft.say("@funnel", "public", funnel.get().shown());
            open = true;
        }
        return open;
    }

    private static boolean isOpen(Value bind, Optional<Settings.Leaf> custom) {
        String word = host(Words.of(bind));
        return word.equals("custom")
                ? custom.isPresent() && !LOCAL.contains(host(Words.of(custom.get().value())))
                : !LOCAL.contains(word) && !word.startsWith("127.");
    }

    /** Without its port: {@code 0.0.0.0:18789} is {@code 0.0.0.0}. */
    private static String host(String address) {
        int colon = address.lastIndexOf(':');
        return colon > 0 && address.indexOf(':') == colon ? address.substring(0, colon) : address;
    }

    private static boolean listensWide(Value listening) {
        return listening instanceof Value.Items(var items)
                ? items.stream().anyMatch(item -> isOpen(item, Optional.empty()))
                : isOpen(listening, Optional.empty());
    }

    /** Whether somebody is asked who they are. */
    private static boolean auth(Settings settings, Draft draft, boolean open) {
        Optional<Settings.Leaf> off = settings
                .first("gateway.auth.enabled", "auth.enabled", "gateway.auth", "authenabled")
                .filter(leaf -> Words.off(leaf.value()))
                .or(() -> settings.first("gateway.auth.mode", "auth.mode", "auth.method")
                        .filter(leaf -> Words.off(leaf.value())));
        if (off.isPresent()) {
            draft.say("@auth", "off", off.get().shown());
            return false;
        }
        boolean missing = !settings.hasUnder("auth");
        if (missing && open) {
            draft.say("@auth", "missing", "gateway.auth");
        }
        return !missing;
    }

    private static void tls(Settings settings, Draft draft, boolean open) {
        settings.first("gateway.tls.enabled", "gateway.tls").filter(leaf -> open && Words.off(leaf.value()))
                .ifPresent(leaf -> draft.say("@tls", "off", leaf.shown()));
    }

    private static void hooks(Settings settings, Draft draft) {
        boolean token = settings.first("hooks.token").filter(leaf -> !Words.off(leaf.value())).isPresent()
                || settings.hasUnder("hooks.token");
        settings.first("hooks.enabled").filter(leaf -> Words.on(leaf.value()) && !token)
                .ifPresent(leaf -> draft.say("@hooks", "unguarded", leaf.shown()));
    }

    static boolean isShort(String token) {
        return token.length() < SHORTEST_TOKEN;
    }

    private static void file(Metadata metadata, Draft draft) {
        metadata.get("file_mode").map(Posture::mode).filter(mode -> (mode & LOOSE_BITS) != 0)
                .ifPresent(mode -> draft.say("@mode", "open", "file_mode"));
        Optional<Untrusted> owner = metadata.text("file_owner").filter(name -> !name.isEmpty());
        Optional<Untrusted> wanted = metadata.text("runs_as").filter(name -> !name.isEmpty());
        if (owner.isPresent() && wanted.isPresent() && !owner.equals(wanted) && !owner.get().clear().equals("root")) {
            draft.say("@owner", "foreign", "file_owner");
        }
        metadata.get("override_type")
                .filter(value -> Words.of(value).startsWith("workspace_overrides") || value instanceof Value.Items)
                .ifPresent(value -> draft.say("@override", "override", "override_type"));
        metadata.get("parse_error").filter(value -> !Words.off(value))
                .ifPresent(value -> draft.say("@unreadable", "unreadable", "parse_error"));
    }

    /** {@code 0644}, {@code -rw-r--r--}, or the number; 0 where it can't be read. */
    private static int mode(Value value) {
        String word = value instanceof Value.Num(BigDecimal number)
                ? Integer.toOctalString(number.intValue() & 07777)
                : Words.of(value);
        if (word.length() == 10 && word.indexOf('r') >= 0) {
            int bits = 0;
            for (int i = 1; i < 10; i++) {
                bits = bits << 1 | (word.charAt(i) == '-' ? 0 : 1);
            }
            return bits;
        }
        String octal = word.startsWith("0o") ? word.substring(2) : word;
        return octal.matches("[0-7]{3,6}") ? Integer.parseInt(octal, 8) & 0777 : 0;
    }
}
