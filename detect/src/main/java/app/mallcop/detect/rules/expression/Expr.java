package app.mallcop.detect.rules.expression;

import app.mallcop.api.Value;
import java.util.List;

/** An expression as it is written. {@code at} is the character it begins with. */
sealed interface Expr {

    int at();

    record Literal(int at, Type type, Value value) implements Expr {}

    record Listing(int at, List<Expr> items) implements Expr {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** {@code event.metadata.country}, {@code baseline.actor_countries[event.actor]}. */
    record Path(int at, String root, List<Step> steps) implements Expr {
        public Path {
            steps = List.copyOf(steps);
        }

        /** As it is written, without what stands in brackets. */
        String shown() {
            StringBuilder out = new StringBuilder(root);
            for (Step step : steps) {
                switch (step) {
                    case Name name -> out.append('.').append(name.name());
                    case Index _ -> out.append("[…]");
                }
            }
            return out.toString();
        }
    }

    sealed interface Step {
        int at();
    }

    record Name(int at, String name) implements Step {}

    record Index(int at, Expr key) implements Step {}

    record Call(int at, String name, List<Expr> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record Not(int at, Expr of) implements Expr {}

    record And(int at, List<Expr> all) implements Expr {
        public And {
            all = List.copyOf(all);
        }
    }

    record Or(int at, List<Expr> any) implements Expr {
        public Or {
            any = List.copyOf(any);
        }
    }

    enum Order {
        EQUAL("=="), DIFFERENT("!="), LESS("<"), AT_MOST("<="), MORE(">"), AT_LEAST(">=");

        final String symbol;

        Order(String symbol) {
            this.symbol = symbol;
        }
    }

    record Comparison(int at, Order order, Expr left, Expr right) implements Expr {}

    enum Word {
        IN, CONTAINS, STARTSWITH, ENDSWITH, MATCHES, CIDR_IN
    }

    /** {@code left NOT IN right}. {@code at} is where the word stands. */
    record Test(int at, Word word, boolean negated, Expr left, Expr right) implements Expr {}

    record IsNull(int at, boolean negated, Expr of) implements Expr {}

    record Between(int at, Expr of, Expr least, Expr most) implements Expr {}

    record Arithmetic(int at, char operator, Expr left, Expr right) implements Expr {}
}
