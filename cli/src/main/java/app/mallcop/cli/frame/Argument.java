package app.mallcop.cli.frame;

/** Something without a name in front, such as {@code FINDING_ID}. Given in the order they are declared. */
public record Argument<T>(Kind<T> kind, String help, Times times) {

    public enum Times {
        ONCE, PERHAPS, AT_LEAST_ONCE, ANY
    }

    public static <T> Argument<T> one(Kind<T> kind, String help) {
        return new Argument<>(kind, help, Times.ONCE);
    }

    public static <T> Argument<T> perhaps(Kind<T> kind, String help) {
        return new Argument<>(kind, help, Times.PERHAPS);
    }

    public static <T> Argument<T> some(Kind<T> kind, String help) {
        return new Argument<>(kind, help, Times.AT_LEAST_ONCE);
    }

    public static <T> Argument<T> any(Kind<T> kind, String help) {
        return new Argument<>(kind, help, Times.ANY);
    }

    boolean isMany() {
        return times == Times.AT_LEAST_ONCE || times == Times.ANY;
    }

    boolean isNeeded() {
        return times == Times.ONCE || times == Times.AT_LEAST_ONCE;
    }
}
