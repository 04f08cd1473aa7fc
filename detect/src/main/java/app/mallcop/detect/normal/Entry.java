package app.mallcop.detect.normal;

/** One thing that is counted: which fact, of which key. */
public record Entry(Fact fact, Key key) {}
