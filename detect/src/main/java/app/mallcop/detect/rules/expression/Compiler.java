package app.mallcop.detect.rules.expression;

import app.mallcop.api.Value;
import app.mallcop.api.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks an expression and makes it something to ask of an event. One compiler is for one rule: it collects what the
 * rule's expressions read, and every flaw in them.
 */
public final class Compiler {

    private final Names names;
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<SetUse> uses = new ArrayList<>();
    private final Set<EventPath> paths = new LinkedHashSet<>();
    private final List<BigDecimal> thresholds = new ArrayList<>();
    private boolean expects;
    private boolean negative;

    public Compiler(Names names) {
        this.names = names;
    }

    /** Empty when it has flaws. */
    public Optional<Condition> condition(String text) {
        int before = flaws.size();
        try {
            Condition condition = condition(Parser.expression(text));
            return flaws.size() == before ? Optional.of(condition) : Optional.empty();
        } catch (Flaw.Stop stop) {
            flaws.add(stop.flaw);
            return Optional.empty();
        }
    }

    /** An expression that has a value. */
    public Optional<Term> term(String text) {
        int before = flaws.size();
        try {
            Typed typed = typed(Parser.expression(text));
            if (typed.type() == Type.SET) {
                flaw(0, "is a set of the baseline", "a value of the event is needed here, such as event.actor");
            }
            return flaws.size() == before ? Optional.of(typed.term()) : Optional.empty();
        } catch (Flaw.Stop stop) {
            flaws.add(stop.flaw);
            return Optional.empty();
        }
    }

    /** A path into the event and nothing more. */
    public Optional<EventPath> eventPath(String text) {
        try {
            Expr.Path path = Parser.path(text);
            if (!path.root().equals("event")) {
                flaw(path.at(), "found " + path.shown(), "a path of the event is needed here, such as event.actor");
                return Optional.empty();
            }
            return new Paths(this).eventPath(path);
        } catch (Flaw.Stop stop) {
            flaws.add(stop.flaw);
            return Optional.empty();
        }
    }

    /** A path of any kind, for a template. */
    public Optional<Shown> shown(String text) {
        int before = flaws.size();
        try {
            Expr.Path path = Parser.path(text);
            Typed typed = new Paths(this).typed(path);
            return flaws.size() == before
                    ? Optional.of(new Shown(typed.type(), typed.term(), Optional.ofNullable(typed.set())))
                    : Optional.empty();
        } catch (Flaw.Stop stop) {
            flaws.add(stop.flaw);
            return Optional.empty();
        }
    }

    /** What a template shows: a value, or the values of a set. */
    public record Shown(Type type, Term term, Optional<KnownSet> set) {}

    /** What was wrong since the last call. */
    public List<Flaw> takeFlaws() {
        List<Flaw> taken = List.copyOf(flaws);
        flaws.clear();
        return taken;
    }

    /** Where its expressions ask for sets. */
    public List<SetUse> uses() {
        return List.copyOf(uses);
    }

    /** What of the event its expressions read. */
    public Set<EventPath> paths() {
        return Set.copyOf(paths);
    }

    /** The constants that {@code agg.value} is compared with. */
    public List<BigDecimal> thresholds() {
        return List.copyOf(thresholds);
    }

    /** Whether {@code agg.expected} is asked for. */
    public boolean expects() {
        return expects;
    }

    Names names() {
        return names;
    }

    void flaw(int at, String what, String hint) {
        flaws.add(new Flaw(at, what, hint));
    }

    void reads(EventPath path) {
        paths.add(path);
    }

    void uses(SetUse use) {
        uses.add(use);
    }

    void expected() {
        expects = true;
    }

    Condition condition(Expr expr) {
        return switch (expr) {
            case Expr.And and -> all(and.all().stream().map(this::condition).toArray(Condition[]::new));
            case Expr.Or or -> any(or.any().stream().map(this::condition).toArray(Condition[]::new));
            case Expr.Not not -> {
                negative = !negative;
                Condition of = condition(not.of());
                negative = !negative;
                yield scene -> of.of(scene).not();
            }
            case Expr.Comparison comparison -> isSum(comparison.left())
                    ? sum(comparison, comparison.order(), comparison.right())
                    : isSum(comparison.right())
                            ? sum(comparison, mirrored(comparison.order()), comparison.left())
                            : new Comparing(this).comparison(comparison);
            case Expr.Test test -> new Comparing(this).test(test);
            case Expr.Between between -> new Comparing(this).between(between);
            case Expr.IsNull isNull -> {
                Typed of = typed(isNull.of());
                boolean wanted = !isNull.negated();
                if (of.type() == Type.SET) {
                    flaw(isNull.at(), "asks whether a set is null", "use IN or NOT IN with a set");
                }
                Term term = of.term();
                yield scene -> {
                    Value value = term.of(scene);
                    return Truth.of((value == null || value instanceof Value.Nothing) == wanted);
                };
            }
            case Expr.Literal _,Expr.Listing _,Expr.Path _,Expr.Call _,Expr.Arithmetic _ -> flag(expr);
        };
    }

    private Condition flag(Expr expr) {
        Typed typed = typed(expr);
        if (typed.type() != Type.FLAG && typed.type() != Type.ANY) {
            flaw(expr.at(), "has " + typed.type().words() + " where true or false should stand",
                    "compare it with something: ==, IN, MATCHES, >=, …");
        }
        Term term = typed.term();
        return scene -> Values.any(term.of(scene), value -> switch (value) {
            case Value.Flag flag -> Truth.of(flag == Value.Flag.TRUE);
            case Value.Text(var text) ->
                text.clear().equalsIgnoreCase("true")
                        ? Truth.TRUE
                        : text.clear().equalsIgnoreCase("false") ? Truth.FALSE : Truth.UNKNOWN;
            case Value.Num _,Value.Nothing _,Value.Items _,Value.Fields _ -> Truth.UNKNOWN;
        });
    }

    private static boolean isSum(Expr expr) {
        return expr instanceof Expr.Path path && path.root().equals("agg") && path.steps().size() == 1
                && path.steps().getFirst() instanceof Expr.Name name && name.name().equals("value");
    }

    private static Expr.Order mirrored(Expr.Order order) {
        return switch (order) {
            case LESS -> Expr.Order.MORE;
            case AT_MOST -> Expr.Order.AT_LEAST;
            case MORE -> Expr.Order.LESS;
            case AT_LEAST -> Expr.Order.AT_MOST;
            case EQUAL, DIFFERENT -> order;
        };
    }

    /** Events come in any order and late: what was found must stay found, so a sum may only be asked to be large. */
    private Condition sum(Expr.Comparison comparison, Expr.Order order, Expr with) {
        if (!names.sums()) {
            flaw(comparison.at(), "names agg.value in a rule without aggregate",
                    "add aggregate: {function: count, window: 10m, group_by: [event.actor]}");
        }
        if (negative || (order != Expr.Order.AT_LEAST && order != Expr.Order.MORE)) {
            flaw(comparison.at(), "asks whether agg.value is small or exact",
                    "only >= and >, and not under NOT: with more events a finding must not vanish");
        }
        Typed other = typed(with);
        if (!other.type().fits(Type.NUMBER)) {
            flaw(with.at(), "compares agg.value with " + other.type().words(), "a number is needed");
        }
        BigDecimal constant = Values.number(other.constant());
        if (constant != null) {
            thresholds.add(order == Expr.Order.MORE ? constant.add(BigDecimal.ONE) : constant);
        }
        Term term = other.term();
        return scene -> Comparing.ordered(order, scene.sum(Scene.Sum.VALUE), term.of(scene));
    }

    Typed typed(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> Typed.constant(literal.type(), literal.value());
            case Expr.Listing listing -> listing(listing);
            case Expr.Path path -> new Paths(this).typed(path);
            case Expr.Call call -> new Calls(this).typed(call);
            case Expr.Arithmetic arithmetic -> Arithmetic.typed(this, arithmetic);
            case Expr.And _,Expr.Or _,Expr.Not _,Expr.Comparison _,Expr.Test _,Expr.IsNull _,Expr.Between _ -> {
                Condition condition = condition(expr);
                yield Typed.of(Type.FLAG, scene -> switch (condition.of(scene)) {
                    case TRUE -> Value.Flag.TRUE;
                    case FALSE -> Value.Flag.FALSE;
                    case UNKNOWN -> null;
                });
            }
        };
    }

    private Typed listing(Expr.Listing listing) {
        List<Typed> items = listing.items().stream().map(this::typed).toList();
        List<Value> constants = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Value constant = items.get(i).constant();
            if (items.get(i).type() == Type.SET) {
                flaw(listing.items().get(i).at(), "has a set of the baseline inside a list", "ask for it by itself");
            }
            if (constant != null) {
                constants.add(constant);
            }
        }
        if (constants.size() == items.size()) {
            return Typed.constant(Type.LIST, new Value.Items(constants));
        }
        return Typed.of(Type.LIST, scene -> {
            List<Value> values = new ArrayList<>();
            for (Typed item : items) {
                Value value = item.term().of(scene);
                values.add(value == null ? Value.Nothing.NULL : value);
            }
            return new Value.Items(values);
        });
    }

    /** The one name of an event type, where it is compared with one. */
    static Value canonicalType(Value value) {
        return value instanceof Value.Text(var text)
                ? app.mallcop.api.EventType.parse(text.clear())
                        .map(type -> Value.text(Vocabulary.builtIn().canonical(type).name())).orElse(value)
                : value;
    }

    /** In this order, until one does not hold: write the cheap and rare one first. */
    private static Condition all(Condition[] all) {
        return scene -> {
            Truth truth = Truth.TRUE;
            for (Condition one : all) {
                truth = truth.and(one.of(scene));
                if (truth == Truth.FALSE) {
                    return truth;
                }
            }
            return truth;
        };
    }

    private static Condition any(Condition[] any) {
        return scene -> {
            Truth truth = Truth.FALSE;
            for (Condition one : any) {
                truth = truth.or(one.of(scene));
                if (truth == Truth.TRUE) {
                    return truth;
                }
            }
            return truth;
        };
    }
}
