package app.mallcop.connect.lines;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may stand where a line varies, as a safe pattern. */
public enum Variable {
    /** Anything without a space in it. */
    WORD("\\S+"),
    /** Anything at all, also nothing. */
    TEXT(".*"), NUMBER("[-+]?[0-9]+(?:\\.[0-9]+)?"),
    /** A time as logs have it: ISO, or that of web servers. */
    TIME("[0-9][0-9A-Za-z:,./+-]{4,40}(?: [0-9:,.]{5,20}Z?)?(?: ?[+-][0-9]{2}:?[0-9]{2})?"), IP(
            "[0-9A-Fa-f.:]{2,45}"),
    UUID("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"), HEX(
            "(?:0x)?[0-9A-Fa-f]+"),
    EMAIL("[^\\s@]+@[^\\s@]+"), PATH("/\\S*");

    private final String regex;

    Variable(String regex) {
        this.regex = regex;
    }

    String regex() {
        return regex;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Variable> ofWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** What a variable is that does not say: by its name where that is one of ours, else a word. */
    static Variable ofName(String name) {
        String bare = name.replaceAll("[0-9]+$", "");
        return ofWord(bare).orElse(WORD);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Variable::word).toList();
    }
}
