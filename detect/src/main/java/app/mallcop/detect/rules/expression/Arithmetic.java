package app.mallcop.detect.rules.expression;

import app.mallcop.api.Value;
import java.math.BigDecimal;
import java.math.MathContext;

/** Plus, minus, times and divided by. What cannot be computed is unknown, division by zero too. */
final class Arithmetic {

    private static final int WIDEST = 100;

    private Arithmetic() {}

    static Typed typed(Compiler compiler, Expr.Arithmetic expr) {
        Typed left = compiler.typed(expr.left());
        Typed right = compiler.typed(expr.right());
        Type type = result(expr.operator(), left.type(), right.type());
        if (type == Type.NULL) {
            compiler.flaw(expr.at(), "has " + left.type().words() + " " + expr.operator() + " " + right.type().words(),
                    "numbers can be computed with, and times and lengths of time added");
            return Typed.FLAWED;
        }
        Term a = left.term();
        Term b = right.term();
        char operator = expr.operator();
        return Typed.of(type, scene -> of(operator, Values.number(a.of(scene)), Values.number(b.of(scene))));
    }

    private static Type result(char operator, Type a, Type b) {
        boolean numbers = (a == Type.NUMBER || a == Type.ANY) && (b == Type.NUMBER || b == Type.ANY);
        if (numbers) {
            return Type.NUMBER;
        }
        boolean adds = operator == '+' || operator == '-';
        if (a == Type.MOMENT && b == Type.MOMENT) {
            return operator == '-' ? Type.SPAN : Type.NULL;
        }
        if (a == Type.MOMENT && b == Type.SPAN) {
            return adds ? Type.MOMENT : Type.NULL;
        }
        if (a == Type.SPAN && (b == Type.SPAN ? adds : b == Type.NUMBER && !adds)) {
            return Type.SPAN;
        }
        return Type.NULL;
    }

    private static @org.jspecify.annotations.Nullable Value of(char operator,
            @org.jspecify.annotations.Nullable BigDecimal a, @org.jspecify.annotations.Nullable BigDecimal b) {
        if (a == null || b == null || isWide(a) || isWide(b) || (operator == '/' && b.signum() == 0)) {
            return null;
        }
        return new Value.Num(switch (operator) {
            case '+' -> a.add(b, MathContext.DECIMAL64);
            case '-' -> a.subtract(b, MathContext.DECIMAL64);
            case '*' -> a.multiply(b, MathContext.DECIMAL64);
            default -> a.divide(b, MathContext.DECIMAL64);
        });
    }

    /** Adding 1E+1000000 and 1 would write a million digits. */
    private static boolean isWide(BigDecimal number) {
        return Math.abs((long) number.scale()) > WIDEST;
    }
}
