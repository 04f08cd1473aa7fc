package app.mallcop.desk.precedent;

import app.mallcop.api.Entity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.Bytes;
import app.mallcop.text.entities.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that must be the same for a finding to be like those that people closed. There is no "or" in it, and no "any". */
record Condition(String detector, String rule, String source, Untrusted actor, String eventType, int quarter,
        Untrusted network, List<Entity> others, Where where) {

    /** What is touched. */
    sealed interface Where {
        Untrusted text();
    }

    record Exactly(Untrusted target) implements Where {
        @Override
        public Untrusted text() {
            return target;
        }
    }

    /** Things of one kind in one place whose names differ in numbers only. */
    record Siblings(Untrusted account, Untrusted group, Untrusted kind, Untrusted stem) implements Where {
        @Override
        public Untrusted text() {
            return Untrusted.of(String.join("/", List.of(account.clear(), group.clear(), stem.clear() + "*")));
        }
    }

    private static final int SHORTEST_STEM = 3;

    Condition {
        others = List.copyOf(others);
    }

    /** The narrow one first. */
    static List<Condition> of(Traits traits) {
        List<Condition> all = new ArrayList<>();
        all.add(of(traits, new Exactly(traits.target())));
        Resource resource = traits.resource();
        boolean placed = !resource.account().isEmpty() || !resource.group().isEmpty();
        if (placed && resource.stem().length() >= SHORTEST_STEM) {
            all.add(of(traits, new Siblings(resource.account(), resource.group(), resource.kind(), resource.stem())));
        }
        return all;
    }

    private static Condition of(Traits traits, Where where) {
        return new Condition(traits.detector(), traits.rule(), traits.source(), traits.actor(), traits.eventType(),
                traits.quarter(), traits.network(), traits.others(), where);
    }

    boolean fits(Traits traits) {
        return of(traits).contains(this);
    }

    /** By name, in the order they are told. */
    Map<String, Untrusted> terms() {
        Map<String, Untrusted> terms = new LinkedHashMap<>();
        terms.put("detector", Untrusted.of(detector));
        terms.put("rule", Untrusted.of(rule));
        terms.put("source", Untrusted.of(source));
        terms.put("actor", actor);
        terms.put("event_type", Untrusted.of(eventType));
        terms.put(where instanceof Exactly ? "target" : "targets_like", where.text());
        terms.put("hours_utc", Untrusted.of(hours()));
        terms.put("network", network);
        int more = 0;
        for (Entity entity : others) {
            terms.put("with_" + entity.role() + (terms.containsKey("with_" + entity.role()) ? "_" + ++more : ""),
                    entity.value());
        }
        return terms;
    }

    /** {@code 06-12}. */
    private String hours() {
        return String.format(Locale.ROOT, "%02d-%02d", quarter * 6, quarter * 6 + 6);
    }

    /** The same condition has the same id in every clone. */
    String id() {
        List<String> parts = new ArrayList<>(List.of(detector, rule, source, actor.clear(), eventType,
                Integer.toString(quarter), network.clear()));
        others.forEach(entity -> parts.addAll(List.of(entity.role(), entity.value().clear())));
        parts.addAll(switch (where) {
            case Exactly(Untrusted target) -> List.of("exactly", target.clear());
            case Siblings(var account, var group, var kind, var stem) ->
                List.of("siblings", account.clear(), group.clear(), kind.clear(), stem.clear());
        });
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.length()).append(':').append(part));
        return "rr_" + Bytes.sha256Hex(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }
}
