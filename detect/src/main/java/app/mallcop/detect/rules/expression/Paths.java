package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.Vocabulary;
import app.mallcop.api.config.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a path names. */
final class Paths {

    private static final List<String> ROOTS = List.of("event", "baseline", "agg", "config");
    private static final List<String> FIELDS = Arrays.stream(EventPath.Field.values())
            .map(EventPath.Field::word).distinct().toList();
    private static final int MOST_KEYS = 16;

    private final Compiler compiler;

    Paths(Compiler compiler) {
        this.compiler = compiler;
    }

    Typed typed(Expr.Path path) {
        return switch (path.root()) {
            case "event" -> eventPath(path).map(this::event).orElse(Typed.FLAWED);
            case "baseline" -> baseline(path);
            case "agg" -> sum(path);
            case "config" -> config(path);
            default -> unknown(path.at(), path.root(), ROOTS,
                    compiler.names().sets().containsKey(path.root()) ? "baseline." + path.root() : "");
        };
    }

    private Typed event(EventPath path) {
        compiler.reads(path);
        return Typed.of(path.field().type(), scene -> scene.at(path));
    }

    Optional<EventPath> eventPath(Expr.Path path) {
        if (path.steps().isEmpty() || !(path.steps().getFirst() instanceof Expr.Name first)) {
            compiler.flaw(path.at(), "names the whole event",
                    "a field of it: event." + String.join(", event.", FIELDS));
            return Optional.empty();
        }
        if (first.name().equals("raw")) {
            compiler.flaw(first.at(), "names the vendor's raw record",
                    "it is kept as evidence and is not read; what a rule needs is in event.metadata");
            return Optional.empty();
        }
        EventPath.Field field = Arrays.stream(EventPath.Field.values())
                .filter(one -> one.word().equals(first.name().toLowerCase(Locale.ROOT))).findFirst().orElse(null);
        if (field == null) {
            unknown(first.at(), first.name(), FIELDS,
                    Vocabulary.builtIn().canonicalKey(first.name()).map(key -> "event.metadata." + key).orElse(""));
            return Optional.empty();
        }
        List<Expr.Step> rest = path.steps().subList(1, path.steps().size());
        if (field != EventPath.Field.METADATA) {
            if (!rest.isEmpty()) {
                compiler.flaw(rest.getFirst().at(), "event." + field.word() + " has no parts",
                        "only event.metadata has");
                return Optional.empty();
            }
            return Optional.of(new EventPath(field, List.of()));
        }
        return metadata(first, rest);
    }

    private Optional<EventPath> metadata(Expr.Name metadata, List<Expr.Step> rest) {
        List<Untrusted> keys = new ArrayList<>();
        for (Expr.Step step : rest) {
            if (!(step instanceof Expr.Name name)) {
                compiler.flaw(step.at(), "has a value in brackets inside event.metadata",
                        "a name in quotes is allowed: event.metadata.request['x-name']");
                return Optional.empty();
            }
            keys.add(Untrusted.of(keys.isEmpty()
                    ? Vocabulary.builtIn().canonicalKey(name.name()).orElse(name.name())
                    : name.name()));
        }
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            compiler.flaw(metadata.at(), keys.isEmpty() ? "names no key of event.metadata" : "has too many keys",
                    "write such as event.metadata.country, with at most " + MOST_KEYS + " keys");
            return Optional.empty();
        }
        return Optional.of(new EventPath(EventPath.Field.METADATA, keys));
    }

    private Typed baseline(Expr.Path path) {
        if (path.steps().isEmpty() || !(path.steps().getFirst() instanceof Expr.Name name)) {
            compiler.flaw(path.at(), "names the whole baseline",
                    "a set of it: baseline." + String.join(", baseline.", compiler.names().sets().keySet()));
            return Typed.FLAWED;
        }
        if (compiler.names().sets().isEmpty()) {
            compiler.flaw(path.at(), "asks the baseline where events are only collected",
                    "ask it in condition or in adjust");
            return Typed.FLAWED;
        }
        KnownSet set = compiler.names().sets().get(name.name());
        if (set == null) {
            return unknown(name.at(), name.name(), compiler.names().sets().keySet(), "");
        }
        Expr key = keyOf(path);
        if (path.steps().size() > 2 || (key == null) == set.isKeyed()) {
            compiler.flaw(name.at(), set.isKeyed()
                    ? "baseline." + set.name() + " is one set for each key"
                    : "baseline." + set.name() + " is one set",
                    set.isKeyed() ? "write baseline." + set.name() + "[event.actor]" : "write baseline." + set.name());
            return Typed.FLAWED;
        }
        if (key == null) {
            return Typed.set(set, _ -> null);
        }
        Typed typed = asKey(key);
        if (typed.type() == Type.SET || typed.type() == Type.LIST) {
            compiler.flaw(key.at(), "has " + typed.type().words() + " as a key", "a value of the event is needed");
        }
        return Typed.set(set, typed.term());
    }

    private static @Nullable Expr keyOf(Expr.Path path) {
        return path.steps().size() < 2 ? null : switch (path.steps().get(1)) {
            case Expr.Index index -> index.key();
            case Expr.Name name -> new Expr.Literal(name.at(), Type.TEXT, Value.text(name.name()));
        };
    }

    /** Beside a set an actor goes by its one name. */
    Typed asKey(Expr expr) {
        if (expr instanceof Expr.Path path && path.root().equals("event")) {
            return eventPath(path).map(found -> event(found.asKey())).orElse(Typed.FLAWED);
        }
        return compiler.typed(expr);
    }

    private Typed sum(Expr.Path path) {
        String name = path.steps().size() == 1 && path.steps().getFirst() instanceof Expr.Name one ? one.name() : "";
        if (!compiler.names().sums()) {
            compiler.flaw(path.at(), "names agg in a rule without aggregate",
                    "add aggregate: {function: count, window: 10m, group_by: [event.actor]}");
            return Typed.FLAWED;
        }
        return switch (name) {
            case "value" -> Typed.of(Type.NUMBER, scene -> scene.sum(Scene.Sum.VALUE));
            case "expected" -> {
                compiler.expected();
                yield Typed.of(Type.NUMBER, scene -> scene.sum(Scene.Sum.EXPECTED));
            }
            default -> unknown(path.at(), name, List.of("value", "expected"), "");
        };
    }

    private Typed config(Expr.Path path) {
        String name = path.steps().size() == 1 && path.steps().getFirst() instanceof Expr.Name one ? one.name() : "";
        Value value = compiler.names().config().get(name);
        if (value == null) {
            return unknown(path.at(), name, compiler.names().config().keySet(), "");
        }
        return Typed.constant(switch (value) {
            case Value.Text _ -> Type.TEXT;
            case Value.Num _ -> Type.NUMBER;
            case Value.Flag _ -> Type.FLAG;
            case Value.Items _ -> Type.LIST;
            case Value.Fields _,Value.Nothing _ -> Type.ANY;
        }, value);
    }

    private Typed unknown(int at, String name, Collection<String> known, String meant) {
        String nearest = meant.isEmpty() ? Nearest.of(name, known) : meant;
        compiler.flaw(at, "there is no " + app.mallcop.api.config.Shown.quoted(name) + " here",
                (nearest == null ? "" : "did you mean " + nearest + "? ") + "allowed: "
                        + (known.isEmpty() ? "nothing" : String.join(", ", known)));
        return Typed.FLAWED;
    }
}
