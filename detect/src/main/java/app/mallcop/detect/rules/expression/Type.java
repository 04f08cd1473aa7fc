package app.mallcop.detect.rules.expression;

/** What kind of value a part of an expression has, as far as it is known before any event. */
public enum Type {
    TEXT("a text"), NUMBER("a number"), FLAG("true or false"), MOMENT("a time"), SPAN("a length of time"),
    LIST("a list"), SET("a set of the baseline"), NULL("null"),
    /** Metadata: only the event knows. */
    ANY("a value");

    private final String words;

    Type(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether values of these types may be compared at all. */
    boolean fits(Type other) {
        return this == other || this == ANY || other == ANY || this == LIST || other == LIST;
    }
}
