package app.mallcop.detect.rules.expression;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Metadata;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Entry;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One event with a bit of everything, and what a test asks of it. */
final class Asked {

    static final Names NAMES = new Names(
            Map.of("actors", new FixedSet(false, true), "countries", new FixedSet(true, true), "few",
                    new FixedSet(false, false)),
            Map.of("limit", Value.number(5), "nets", new Value.Items(List.of(Value.text("192.0.2.0/24")))), false);

    private Asked() {}

    static Scene event() {
        TreeMap<String, Value> request = new TreeMap<>();
        request.put("name", Value.text("main"));
        request.put("size", Value.number(200));
        request.put("open", Value.flag(false));
        request.put("nothing", Value.Nothing.NULL);
        request.put("x-amz-acl", Value.text("public-read"));
        request.put("rules", new Value.Items(List.of(rule(22, "0.0.0.0/0"), rule(443, "10.0.0.0/8"))));
        TreeMap<String, Value> metadata = new TreeMap<>();
        metadata.put("country", Value.text("DE"));
        metadata.put("ip_address", Value.text("192.0.2.7"));
        metadata.put("status_code", Value.text("404"));
        metadata.put("permissions", new Value.Items(List.of(Value.text("Mail.Read"), Value.text("User.Read"))));
        metadata.put("none", new Value.Items(List.of()));
        metadata.put("mfa", Value.flag(true));
        metadata.put("request", Value.Fields.of(request));
        Event event = new Event("e1", Instant.parse("2026-03-10T21:15:00Z"), "azure-prod", "azure",
                new EventType("login"), Untrusted.of("Bob@Corp.example"), Untrusted.of("/vaults/prod/secret.txt"),
                Untrusted.of("GetSecret"), Severity.WARN, new Metadata(Value.Fields.of(metadata)), Traces.NONE, null);
        return new Scenes().of(new Sighting(event, Untrusted.of("bob@corp.example")));
    }

    private static Value rule(int port, String cidr) {
        return Value.Fields.of(Map.of("port", Value.number(port), "cidr", Value.text(cidr)));
    }

    static Truth truth(String expression) {
        Compiler compiler = new Compiler(NAMES);
        Condition condition = compiler.condition(expression).orElse(null);
        if (condition == null) {
            throw new AssertionError(expression + ": " + compiler.takeFlaws());
        }
        return condition.of(event());
    }

    static List<Flaw> flaws(String expression) {
        Compiler compiler = new Compiler(NAMES);
        var _ = compiler.condition(expression);
        return compiler.takeFlaws();
    }

    /** Knows bob and DE. */
    private record FixedSet(boolean isKeyed, boolean supported) implements KnownSet {
        @Override
        public String name() {
            return isKeyed ? "countries" : "actors";
        }

        @Override
        public boolean has(Normal normal, @Nullable Untrusted key, Untrusted value) {
            return Set.of("bob@corp.example", "DE").contains(value.clear());
        }

        @Override
        public boolean isSupported(Normal normal, @Nullable Untrusted key) {
            return supported;
        }

        @Override
        public List<Untrusted> values(Normal normal, @Nullable Untrusted key, int most) {
            return List.of(Untrusted.of("DE"), Untrusted.of("FR"));
        }

        @Override
        public Entry entry(@Nullable Untrusted key, Untrusted value) {
            return new Entry(Fact.of("fixed"), Key.of(value));
        }
    }
}
