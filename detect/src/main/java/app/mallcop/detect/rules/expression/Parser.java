package app.mallcop.detect.rules.expression;

import app.mallcop.api.Value;
import app.mallcop.api.config.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads an expression, weakest binding first: OR, AND, NOT, comparison, + and -, * and /. */
final class Parser {

    static final int LONGEST = 4_096;
    static final int DEEPEST = 32;
    /** Together with the bounds of an event's metadata this bounds what one look at an event can cost. */
    static final int MOST_PARTS = 512;

    private final List<Token> tokens;
    private int next;
    private int depth;
    private int parts;

    private Parser(String text) {
        if (text.length() > LONGEST) {
            throw new Flaw.Stop(0, "has " + text.length() + " characters", "at most " + LONGEST);
        }
        tokens = Lexer.read(text);
    }

    /** @throws Flaw.Stop when it is none */
    static Expr expression(String text) {
        Parser parser = new Parser(text);
        Expr expression = parser.or();
        parser.end();
        return expression;
    }

    /** A path alone, as in a template. */
    static Expr.Path path(String text) {
        Parser parser = new Parser(text);
        Expr.Path path = parser.path(parser.take());
        parser.end();
        return path;
    }

    private void end() {
        if (peek().kind() != Token.Kind.END) {
            throw new Flaw.Stop(peek().at(), "found " + peek().shown() + " where the expression should end",
                    "join conditions with AND or OR, and put parentheses around parts");
        }
    }

    private Expr or() {
        if (++depth > DEEPEST) {
            throw new Flaw.Stop(peek().at(), "is nested deeper than " + DEEPEST, "split it into two rules");
        }
        Expr first = and();
        List<Expr> any = new ArrayList<>(List.of(first));
        while (peek().is("or")) {
            take();
            any.add(and());
        }
        depth--;
        return any.size() == 1 ? first : part(new Expr.Or(first.at(), any));
    }

    private Expr and() {
        Expr first = not();
        List<Expr> all = new ArrayList<>(List.of(first));
        while (peek().is("and")) {
            take();
            all.add(not());
        }
        return all.size() == 1 ? first : part(new Expr.And(first.at(), all));
    }

    private Expr not() {
        int nots = 0;
        int at = peek().at();
        while (peek().is("not")) {
            take();
            nots++;
        }
        Expr of = comparison();
        return nots % 2 == 0 ? of : part(new Expr.Not(at, of));
    }

    private Expr comparison() {
        Expr left = sum();
        Token token = peek();
        for (Expr.Order order : Expr.Order.values()) {
            if (token.isSymbol(order.symbol)) {
                take();
                return part(new Expr.Comparison(token.at(), order, left, sum()));
            }
        }
        if (token.is("is")) {
            take();
            boolean negated = takeIf("not");
            need("null", "write IS NULL or IS NOT NULL");
            return part(new Expr.IsNull(token.at(), negated, left));
        }
        if (token.is("between")) {
            take();
            Expr least = sum();
            need("and", "write BETWEEN 1 AND 10");
            return part(new Expr.Between(token.at(), left, least, sum()));
        }
        boolean negated = token.is("not");
        if (negated) {
            take();
        }
        for (Expr.Word word : Expr.Word.values()) {
            if (peek().is(word.name())) {
                take();
                return part(new Expr.Test(token.at(), word, negated, left, sum()));
            }
        }
        if (negated) {
            throw new Flaw.Stop(peek().at(), "found " + peek().shown() + " after NOT",
                    "allowed here: NOT IN, NOT CONTAINS, NOT STARTSWITH, NOT ENDSWITH, NOT MATCHES, NOT CIDR_IN");
        }
        return left;
    }

    private Expr sum() {
        Expr left = product();
        while (peek().isSymbol("+") || peek().isSymbol("-")) {
            Token operator = take();
            left = part(new Expr.Arithmetic(operator.at(), operator.text().charAt(0), left, product()));
        }
        return left;
    }

    private Expr product() {
        Expr left = atom();
        while (peek().isSymbol("*") || peek().isSymbol("/")) {
            Token operator = take();
            left = part(new Expr.Arithmetic(operator.at(), operator.text().charAt(0), left, atom()));
        }
        return left;
    }

    private Expr atom() {
        Token token = take();
        return switch (token.kind()) {
            case TEXT -> part(new Expr.Literal(token.at(), Type.TEXT, Value.text(token.text())));
            case NUMBER -> part(number(token, ""));
            case SPAN -> part(span(token));
            case NAME -> named(token);
            case SYMBOL -> symbol(token);
            case END -> throw new Flaw.Stop(token.at(), "ends where a value should follow",
                    "write a path such as event.action, a 'text', a number, or a list [...]");
        };
    }

    private Expr symbol(Token token) {
        if (token.isSymbol("(")) {
            Expr inner = or();
            close(")", token);
            return inner;
        }
        if (token.isSymbol("[")) {
            return part(new Expr.Listing(token.at(), items("]", token)));
        }
        if (token.isSymbol("-") && peek().kind() == Token.Kind.NUMBER) {
            return part(number(take(), "-"));
        }
        throw new Flaw.Stop(token.at(), "found " + token.shown() + " where a value should stand",
                "write a path such as event.action, a 'text', a number, or a list [...]");
    }

    private Expr named(Token token) {
        String word = token.text().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "true", "false" -> part(new Expr.Literal(token.at(), Type.FLAG, Value.flag(word.equals("true"))));
            case "null" -> part(new Expr.Literal(token.at(), Type.NULL, Value.Nothing.NULL));
            case "and", "or", "not", "in", "is", "contains", "startswith", "endswith", "matches", "cidr_in",
                    "between" ->
                throw new Flaw.Stop(token.at(), "found " + token.shown() + " where a value should stand",
                        "write what is compared on both sides of it");
            default -> peek().isSymbol("(")
                    ? part(new Expr.Call(token.at(), word, items(")", take())))
                    : path(token);
        };
    }

    private Expr.Path path(Token root) {
        if (root.kind() != Token.Kind.NAME) {
            throw new Flaw.Stop(root.at(), "found " + root.shown() + " where a path should stand",
                    "a path is such as event.actor or event.metadata.country");
        }
        List<Expr.Step> steps = new ArrayList<>();
        while (peek().isSymbol(".") || peek().isSymbol("[")) {
            Token token = take();
            if (token.isSymbol(".")) {
                Token name = take();
                if (name.kind() != Token.Kind.NAME) {
                    throw new Flaw.Stop(name.at(), "found " + name.shown() + " after a dot",
                            "a name follows; for other characters write ['the-name']");
                }
                steps.add(new Expr.Name(name.at(), name.text()));
            } else {
                Expr key = or();
                close("]", token);
                steps.add(key instanceof Expr.Literal(int at, Type type, Value.Text(var text)) && type == Type.TEXT
                        ? new Expr.Name(at, text.clear())
                        : new Expr.Index(token.at(), key));
            }
            part(root.at());
        }
        part(root.at());
        return new Expr.Path(root.at(), root.text().toLowerCase(Locale.ROOT), steps);
    }

    private List<Expr> items(String end, Token open) {
        List<Expr> items = new ArrayList<>();
        if (peek().isSymbol(end)) {
            take();
            return items;
        }
        items.add(or());
        while (peek().isSymbol(",")) {
            take();
            items.add(or());
        }
        close(end, open);
        return items;
    }

    private static Expr.Literal number(Token token, String sign) {
        return new Expr.Literal(token.at(), Type.NUMBER, new Value.Num(new BigDecimal(sign + token.text())));
    }

    private static Expr.Literal span(Token token) {
        long seconds = token.text().endsWith("s") && token.text().length() <= 7
                && token.text().chars().limit(token.text().length() - 1L).allMatch(Character::isDigit)
                        ? Long.parseLong(token.text().substring(0, token.text().length() - 1))
                        : Span.parse(token.text()).map(span -> span.minutes() * 60).orElse(-1L);
        if (seconds < 0) {
            throw new Flaw.Stop(token.at(), "found " + token.shown(),
                    "a length of time is a number and a unit: 30s, 10m, 2h, 7d, 2w");
        }
        return new Expr.Literal(token.at(), Type.SPAN, Value.number(seconds));
    }

    private void close(String symbol, Token open) {
        if (!peek().isSymbol(symbol)) {
            throw new Flaw.Stop(peek().at(), "found " + peek().shown() + " where " + symbol + " should close the "
                    + open.text() + " at character " + (open.at() + 1), "close it, or put a comma between items");
        }
        take();
    }

    private void need(String keyword, String hint) {
        if (!takeIf(keyword)) {
            throw new Flaw.Stop(peek().at(), "found " + peek().shown(), hint);
        }
    }

    private boolean takeIf(String keyword) {
        if (peek().is(keyword)) {
            take();
            return true;
        }
        return false;
    }

    private <E extends Expr> E part(E expression) {
        part(expression.at());
        return expression;
    }

    private void part(int at) {
        if (++parts > MOST_PARTS) {
            throw new Flaw.Stop(at, "has more than " + MOST_PARTS + " parts", "split it into two rules");
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }
}
