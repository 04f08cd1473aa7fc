package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.text.patterns.SafePattern;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Comparisons and the tests written as words. */
final class Comparing {

    private final Compiler compiler;

    Comparing(Compiler compiler) {
        this.compiler = compiler;
    }

    Condition comparison(Expr.Comparison expr) {
        Typed left = compiler.typed(expr.left());
        Typed right = compiler.typed(expr.right());
        check(expr, left.type(), right.type());
        boolean equality = expr.order() == Expr.Order.EQUAL || expr.order() == Expr.Order.DIFFERENT;
        Term a = asMoment(right.type(), canonical(expr.right(), left)).term();
        Term b = asMoment(left.type(), canonical(expr.left(), right)).term();
        Expr.Order order = expr.order();
        if (equality) {
            boolean wanted = order == Expr.Order.EQUAL;
            return scene -> {
                Value with = b.of(scene);
                Truth same = Values.any(a.of(scene), x -> Values.any(with, y -> Truth.of(Values.same(x, y))));
                return wanted ? same : same.not();
            };
        }
        return scene -> {
            Value with = b.of(scene);
            return Values.any(a.of(scene), x -> Values.any(with, y -> ordered(order, x, y)));
        };
    }

    /** An event type may be written under any of its names. */
    private static Typed canonical(Expr beside, Typed typed) {
        Value constant = typed.constant();
        return constant != null && isEventType(beside)
                ? Typed.constant(typed.type(), constant instanceof Value.Items(List<Value> items)
                        ? new Value.Items(items.stream().map(Compiler::canonicalType).toList())
                        : Compiler.canonicalType(constant))
                : typed;
    }

    private static boolean isEventType(Expr expr) {
        return expr instanceof Expr.Path path && path.shown().equals("event.event_type");
    }

    private Typed asMoment(Type beside, Typed typed) {
        if (beside != Type.MOMENT || typed.type() == Type.MOMENT) {
            return typed;
        }
        Term term = typed.term();
        return Typed.of(Type.MOMENT, scene -> {
            var at = app.mallcop.detect.rules.expression.Function.moment(term.of(scene));
            return at == null ? null : Value.number(at.getEpochSecond());
        });
    }

    private void check(Expr.Comparison expr, Type left, Type right) {
        boolean equality = expr.order() == Expr.Order.EQUAL || expr.order() == Expr.Order.DIFFERENT;
        if (left == Type.NULL || right == Type.NULL) {
            compiler.flaw(expr.at(), "compares with null, which is never known", "write IS NULL or IS NOT NULL");
        } else if (left == Type.SET || right == Type.SET) {
            compiler.flaw(expr.at(), "compares a set of the baseline", "write IN or NOT IN");
        } else if (!left.fits(right) && !isTime(left, right)) {
            compiler.flaw(expr.at(), "compares " + left.words() + " with " + right.words(), "both sides must be alike");
        } else if (!equality && (left == Type.TEXT || left == Type.FLAG) && (right == left)) {
            compiler.flaw(expr.at(), "orders " + left.words() + " by " + expr.order().symbol,
                    "only numbers and times have an order; texts compare with == and !=");
        }
    }

    private static boolean isTime(Type left, Type right) {
        return (left == Type.MOMENT && right == Type.TEXT) || (left == Type.TEXT && right == Type.MOMENT);
    }

    static Truth ordered(Expr.Order order, @Nullable Value left, @Nullable Value right) {
        BigDecimal a = Values.number(left);
        BigDecimal b = Values.number(right);
        if (a == null || b == null) {
            return Truth.UNKNOWN;
        }
        int compared = a.compareTo(b);
        return Truth.of(switch (order) {
            case EQUAL -> compared == 0;
            case DIFFERENT -> compared != 0;
            case LESS -> compared < 0;
            case AT_MOST -> compared <= 0;
            case MORE -> compared > 0;
            case AT_LEAST -> compared >= 0;
        });
    }

    Condition between(Expr.Between expr) {
        Typed of = compiler.typed(expr.of());
        Typed least = compiler.typed(expr.least());
        Typed most = compiler.typed(expr.most());
        for (Typed one : List.of(of, least, most)) {
            if (one.type() == Type.TEXT || one.type() == Type.FLAG || one.type() == Type.SET
                    || one.type() == Type.NULL) {
                compiler.flaw(expr.at(), "has " + one.type().words() + " around BETWEEN",
                        "numbers or times are needed, such as BETWEEN 1 AND 10");
                break;
            }
        }
        return scene -> {
            Value from = least.term().of(scene);
            Value to = most.term().of(scene);
            return Values.any(of.term().of(scene),
                    value -> ordered(Expr.Order.AT_LEAST, value, from).and(ordered(Expr.Order.AT_MOST, value, to)));
        };
    }

    Condition test(Expr.Test expr) {
        Condition positive = switch (expr.word()) {
            case IN -> in(expr);
            case CONTAINS -> text(expr, (text, with) -> text.contains(with));
            case STARTSWITH -> text(expr, (text, with) -> text.startsWith(with));
            case ENDSWITH -> text(expr, (text, with) -> text.endsWith(with));
            case MATCHES -> matches(expr);
            case CIDR_IN -> cidrIn(expr);
        };
        boolean isSet = expr.word() == Expr.Word.IN && compilesToSet(expr);
        return expr.negated() && !isSet ? scene -> positive.of(scene).not() : positive;
    }

    private static boolean compilesToSet(Expr.Test expr) {
        return expr.right() instanceof Expr.Path path && path.root().equals("baseline");
    }

    private Condition in(Expr.Test expr) {
        if (compilesToSet(expr)) {
            return inSet(expr);
        }
        Typed left = compiler.typed(expr.left());
        Typed right = canonical(expr.left(), compiler.typed(expr.right()));
        if (left.type() == Type.SET || (right.type() != Type.LIST && right.type() != Type.ANY)) {
            compiler.flaw(expr.right().at(), "has " + right.type().words() + " after IN",
                    "a list ['a', 'b'], a set of the baseline, or a path of the metadata that holds a list");
        }
        Term term = left.term();
        if (right.constant() instanceof Value.Items(List<Value> items)) {
            Set<Untrusted> texts = new HashSet<>();
            for (Value item : items) {
                Untrusted text = Values.text(item);
                if (text != null) {
                    texts.add(text);
                }
            }
            return scene -> Values.any(term.of(scene), value -> {
                Untrusted text = Values.text(value);
                return Truth.of(text != null && texts.contains(text));
            });
        }
        Term list = right.term();
        return scene -> {
            Value among = list.of(scene);
            return Values.any(term.of(scene), x -> Values.any(among, y -> Truth.of(Values.same(x, y))));
        };
    }

    /**
     * A value that is in the set is in it. That one is not is known only when the set has support; before that it is unknown, so
     * that neither NOT IN nor a NOT before IN fires on a set that is too small to tell. Of several values one unknown is enough
     * for NOT IN.
     */
    private Condition inSet(Expr.Test expr) {
        Typed left = new Paths(compiler).asKey(expr.left());
        Typed right = compiler.typed(expr.right());
        KnownSet set = right.set();
        if (set == null) {
            return _ -> Truth.UNKNOWN;
        }
        if (left.type() == Type.SET || left.type() == Type.NULL || left.type() == Type.LIST) {
            compiler.flaw(expr.at(), "has " + left.type().words() + " before IN", "a value of the event is needed");
        }
        Term key = set.isKeyed() ? right.term() : null;
        Term value = left.term();
        compiler.uses(new SetUse(set, key, value));
        boolean in = !expr.negated();
        return scene -> {
            Untrusted of = key == null ? null : Values.text(key.of(scene));
            if (key != null && (of == null || of.isEmpty())) {
                return Truth.UNKNOWN;
            }
            return Values.any(value.of(scene), one -> {
                Untrusted text = Values.text(one);
                if (text == null || text.isEmpty()) {
                    return Truth.UNKNOWN;
                }
                boolean has = set.has(scene.normal(), of, text);
                if (has || !set.isSupported(scene.normal(), of)) {
                    return has ? Truth.of(in) : Truth.UNKNOWN;
                }
                return Truth.of(!in);
            });
        };
    }

    private interface TextTest {
        boolean holds(String text, String with);
    }

    private Condition text(Expr.Test expr, TextTest test) {
        Typed left = textual(expr, expr.left());
        Typed right = textual(expr, expr.right());
        Term term = left.term();
        Untrusted constant = Values.text(right.constant());
        if (constant != null) {
            String with = constant.clear();
            return eachText(term, text -> test.holds(text, with));
        }
        Term other = right.term();
        return scene -> {
            Untrusted with = Values.text(other.of(scene));
            return with == null ? Truth.UNKNOWN : eachText(term, text -> test.holds(text, with.clear())).of(scene);
        };
    }

    private static Condition eachText(Term term, Memo<Truth> test) {
        return scene -> Values.any(term.of(scene), value -> {
            Untrusted text = Values.text(value);
            return text == null ? Truth.UNKNOWN : test.of(text);
        });
    }

    private static Condition eachText(Term term, Function<String, Boolean> test) {
        return scene -> Values.any(term.of(scene), value -> {
            Untrusted text = Values.text(value);
            return text == null ? Truth.UNKNOWN : Truth.of(test.apply(text.clear()));
        });
    }

    private Typed textual(Expr.Test expr, Expr side) {
        Typed typed = compiler.typed(side);
        switch (typed.type()) {
            case TEXT, ANY, LIST -> {
                // these have texts
            }
            case NUMBER, FLAG, MOMENT, SPAN, SET, NULL -> compiler.flaw(side.at(),
                    "has " + typed.type().words() + " beside " + expr.word(), "a text is needed here");
        }
        return typed;
    }

    private Condition matches(Expr.Test expr) {
        Typed left = textual(expr, expr.left());
        Typed right = compiler.typed(expr.right());
        Untrusted regex = Values.text(right.constant());
        if (right.type() != Type.TEXT || regex == null) {
            compiler.flaw(expr.right().at(), "has " + right.type().words() + " after MATCHES",
                    "a pattern in quotes is needed: MATCHES '^prod-'");
            return _ -> Truth.UNKNOWN;
        }
        Pattern pattern;
        try {
            pattern = SafePattern.of(regex.clear()).pattern();
        } catch (SafePattern.Unfit unfit) {
            compiler.flaw(expr.right().at(), unfit.what(), unfit.hint());
            return _ -> Truth.UNKNOWN;
        }
        Memo<Truth> found = new Memo<>(text -> Truth.of(pattern.matcher(text.clear()).find()));
        return eachText(left.term(), found);
    }

    private Condition cidrIn(Expr.Test expr) {
        Typed left = textual(expr, expr.left());
        Typed right = compiler.typed(expr.right());
        List<Cidr> blocks = new ArrayList<>();
        if (!(right.constant() instanceof Value.Items(List<Value> items))) {
            compiler.flaw(expr.right().at(), "has " + right.type().words() + " after CIDR_IN",
                    "a list of blocks is needed: CIDR_IN ['10.0.0.0/8', '192.0.2.7']");
            return _ -> Truth.UNKNOWN;
        }
        for (Value item : items) {
            Untrusted text = Values.text(item);
            Cidr block = text == null ? null : Cidr.parse(text.clear()).orElse(null);
            if (block == null) {
                compiler.flaw(expr.right().at(), "has "
                        + (text == null ? "null" : app.mallcop.api.config.Shown.quoted(text.clear()))
                        + " in a list of blocks", "a block is such as 192.0.2.0/24 or 2001:db8::/32");
            } else {
                blocks.add(block);
            }
        }
        List<Cidr> all = List.copyOf(blocks);
        return eachText(left.term(), new Memo<>(text -> Cidr.bytes(text)
                .map(address -> Truth.of(all.stream().anyMatch(block -> block.contains(address))))
                .orElse(Truth.UNKNOWN)));
    }
}
