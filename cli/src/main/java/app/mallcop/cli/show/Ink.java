package app.mallcop.cli.show;

/** The few ways text stands out. Never the only carrier of a meaning: everything reads the same without. */
public enum Ink {
    PLAIN(""), BOLD("1"), DIM("2"), RED("31"), GREEN("32"), YELLOW("33");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    String on(String text, boolean colour) {
        return colour && !code.isEmpty() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
