package app.mallcop.detect.normal;

/** Takes in what an event adds to its day. Counts add up, in any order. */
public interface Learning {

    void count(Fact fact, Key key, long count);

    default void count(Fact fact, Key key) {
        count(fact, key, 1);
    }
}
