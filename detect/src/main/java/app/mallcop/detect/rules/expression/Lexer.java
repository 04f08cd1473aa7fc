package app.mallcop.detect.rules.expression;

import app.mallcop.api.config.Shown;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into words. */
final class Lexer {

    private static final List<String> SYMBOLS = List.of("==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ",", ".",
            "+", "-", "*", "/");

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> read(String text) {
        List<Token> tokens = new ArrayList<>();
        Lexer lexer = new Lexer(text);
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (token.kind() != Token.Kind.END);
        return tokens;
    }

    private Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Token.Kind.END, "", at);
        }
        char c = text.charAt(at);
        if (c == '\'') {
            return quoted();
        }
        if (isDigit(c)) {
            return number();
        }
        if (isLetter(c)) {
            int from = at;
            while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
                at++;
            }
            return new Token(Token.Kind.NAME, text.substring(from, at), from);
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                return new Token(Token.Kind.SYMBOL, symbol, at - symbol.length());
            }
        }
        throw new Flaw.Stop(at, "found " + Shown.quoted(String.valueOf(c)), switch (c) {
            case '"' -> "texts stand in single quotes: 'text'";
            case '=' -> "write == to compare";
            case '!' -> "write NOT, or != to compare";
            case '&' -> "write AND";
            case '|' -> "write OR";
            default -> "allowed: names, numbers, 'texts', == != < <= > >= + - * / ( ) [ ] . and ,";
        });
    }

    /** A quote inside is written twice. */
    private Token quoted() {
        int from = at++;
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\'') {
                out.append(c);
            } else if (at < text.length() && text.charAt(at) == '\'') {
                out.append(c);
                at++;
            } else {
                return new Token(Token.Kind.TEXT, out.toString(), from);
            }
        }
        throw new Flaw.Stop(from, "a text that begins here does not end",
                "close it with ', and write '' for a quote inside");
    }

    private Token number() {
        int from = at;
        digits();
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            digits();
        }
        if (at - from > 30) {
            throw new Flaw.Stop(from, "a number of " + (at - from) + " characters", "at most 30");
        }
        int unit = at;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        return new Token(unit == at ? Token.Kind.NUMBER : Token.Kind.SPAN, text.substring(from, at), from);
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
