package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.config.Nearest;
import app.mallcop.api.config.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls of functions. */
final class Calls {

    private static final List<String> KNOWN = Stream
            .concat(Arrays.stream(Function.values()).map(Function::word), Stream.of("coalesce")).sorted().toList();
    private static final EventPath LOWER_ACTION = new EventPath(EventPath.Field.LOWER_ACTION, List.of());
    private static final EventPath NOW = new EventPath(EventPath.Field.TIMESTAMP, List.of());
    private static final int MOST_COUNTED = 1_000;

    private final Compiler compiler;

    Calls(Compiler compiler) {
        this.compiler = compiler;
    }

    Typed typed(Expr.Call call) {
        if (call.name().equals("lower") && call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Expr.Path path && path.shown().equals("event.action")) {
            compiler.reads(LOWER_ACTION);
            return Typed.of(Type.TEXT, scene -> scene.at(LOWER_ACTION));
        }
        List<Typed> given = new ArrayList<>(call.arguments().stream().map(compiler::typed).toList());
        if (call.name().equals("coalesce")) {
            return coalesce(call, given);
        }
        Function function = Arrays.stream(Function.values()).filter(one -> one.word().equals(call.name())).findFirst()
                .orElse(null);
        if (function == null) {
            String nearest = Nearest.of(call.name(), KNOWN);
            compiler.flaw(call.at(), "there is no function " + Shown.quoted(call.name()),
                    (nearest == null ? "" : "did you mean " + nearest + "? ") + "allowed: " + String.join(", ", KNOWN));
            return Typed.FLAWED;
        }
        KnownSet set = given.size() == 1 ? given.getFirst().set() : null;
        if (function == Function.COUNT && set != null) {
            Term key = given.getFirst().term();
            return Typed.of(Type.NUMBER, scene -> {
                var of = Values.text(key.of(scene));
                return set.isKeyed() && of == null
                        ? null
                        : Value.number(set.values(scene.normal(), of, MOST_COUNTED).size());
            });
        }
        for (int i = 0; i < function.filledIn() && given.size() < function.parameters().size(); i++) {
            compiler.reads(NOW);
            given.add(Typed.of(Type.MOMENT, scene -> scene.at(NOW)));
        }
        return check(call, function, given) ? called(function, given) : Typed.FLAWED;
    }

    private boolean check(Expr.Call call, Function function, List<Typed> given) {
        int wanted = function.parameters().size();
        if (given.size() != wanted) {
            int least = wanted - function.filledIn();
            compiler.flaw(call.at(), call.name() + " is given " + call.arguments().size() + " values",
                    "it takes " + (least == wanted ? "" : least + " or ") + wanted);
            return false;
        }
        boolean fine = true;
        for (int i = 0; i < wanted; i++) {
            Type wants = function.parameters().get(i);
            Type is = given.get(i).type();
            boolean fits = wants == Type.ANY
                    ? is != Type.SET
                    : wants.fits(is) || (wants == Type.MOMENT && is == Type.TEXT)
                            || (function == Function.COUNT && is == Type.TEXT);
            if (!fits || is == Type.SET) {
                int at = i < call.arguments().size() ? call.arguments().get(i).at() : call.at();
                compiler.flaw(at, call.name() + " is given " + is.words(), "it takes " + wants.words());
                fine = false;
            }
        }
        return fine;
    }

    private static Typed called(Function function, List<Typed> given) {
        Type result = (function == Function.LOWER || function == Function.UPPER)
                && given.getFirst().type() != Type.TEXT ? Type.ANY : function.result();
        if (function == Function.IP_PREFIX) {
            Term only = given.getFirst().term();
            Memo<Optional<Value>> nets = new Memo<>(
                    text -> Optional.ofNullable(function.of(List.of(new Value.Text(text)))));
            return Typed.of(result, scene -> {
                Untrusted text = Values.text(only.of(scene));
                return text == null ? null : nets.of(text).orElse(null);
            });
        }
        if (given.size() == 1) {
            Term only = given.getFirst().term();
            return Typed.of(result, scene -> {
                Value value = only.of(scene);
                return value == null ? null : function.of(List.of(value));
            });
        }
        Term[] terms = given.stream().map(Typed::term).toArray(Term[]::new);
        return Typed.of(result, scene -> {
            List<@Nullable Value> values = new ArrayList<>(terms.length);
            for (Term term : terms) {
                values.add(term.of(scene));
            }
            return function.of(values);
        });
    }

    private Typed coalesce(Expr.Call call, List<Typed> given) {
        if (given.isEmpty()) {
            compiler.flaw(call.at(), "coalesce is given nothing", "it takes the values to try, in order");
            return Typed.FLAWED;
        }
        Type type = given.getFirst().type();
        for (Typed one : given) {
            if (one.type() == Type.SET) {
                compiler.flaw(call.at(), "coalesce is given a set of the baseline", "it takes values of the event");
                return Typed.FLAWED;
            }
            type = one.type() == type ? type : Type.ANY;
        }
        Term[] terms = given.stream().map(Typed::term).toArray(Term[]::new);
        return Typed.of(type, scene -> {
            for (Term term : terms) {
                Value value = term.of(scene);
                if (value != null && !(value instanceof Value.Nothing)) {
                    return value;
                }
            }
            return null;
        });
    }
}
