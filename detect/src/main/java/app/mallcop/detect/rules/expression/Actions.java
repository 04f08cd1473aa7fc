package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The actions without which an expression cannot hold, in small letters. Most rules are about a few; with them an event finds its
 * rules by one look instead of asking each.
 */
public final class Actions {

    private Actions() {}

    /** Empty when it may hold for any action. */
    public static Optional<Set<Untrusted>> of(String expression) {
        try {
            return of(Parser.expression(expression));
        } catch (Flaw.Stop flawed) {
            return Optional.empty();
        }
    }

    private static Optional<Set<Untrusted>> of(Expr expr) {
        return switch (expr) {
            case Expr.And and -> and.all().stream().map(Actions::of).flatMap(Optional::stream).findFirst();
            case Expr.Or or -> either(or.any());
            case Expr.Comparison equal when equal.order() == Expr.Order.EQUAL && isAction(equal.left()) ->
                texts(List.of(equal.right()));
            case Expr.Test in when in.word() == Expr.Word.IN && !in.negated() && isAction(in.left())
                    && in.right() instanceof Expr.Listing listing ->
                texts(listing.items());
            case Expr.Comparison _,Expr.Test _,Expr.Not _,Expr.IsNull _,Expr.Between _,Expr.Literal _,Expr.Listing _,Expr.Path _,Expr.Call _,Expr.Arithmetic _ ->
                Optional.empty();
        };
    }

    private static Optional<Set<Untrusted>> either(List<Expr> any) {
        Set<Untrusted> all = new HashSet<>();
        for (Expr one : any) {
            Optional<Set<Untrusted>> of = of(one);
            if (of.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(of.get());
        }
        return Optional.of(all);
    }

    private static boolean isAction(Expr expr) {
        return switch (expr) {
            case Expr.Call call -> call.name().equals("lower") && call.arguments().size() == 1
                    && isAction(call.arguments().getFirst());
            case Expr.Path path -> path.shown().equals("event.action");
            case Expr.And _,Expr.Or _,Expr.Not _,Expr.Comparison _,Expr.Test _,Expr.IsNull _,Expr.Between _,Expr.Literal _,Expr.Listing _,Expr.Arithmetic _ ->
                false;
        };
    }

    private static Optional<Set<Untrusted>> texts(List<Expr> items) {
        Set<Untrusted> texts = new HashSet<>();
        for (Expr item : items) {
            if (!(item instanceof Expr.Literal(int _, Type type, Value value)) || type != Type.TEXT) {
                return Optional.empty();
            }
            Untrusted text = Values.text(value);
            if (text != null) {
                texts.add(Untrusted.of(text.clear().toLowerCase(Locale.ROOT)));
            }
        }
        return Optional.of(texts);
    }
}
