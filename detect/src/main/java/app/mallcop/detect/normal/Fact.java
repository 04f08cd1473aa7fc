package app.mallcop.detect.normal;

/**
 * A kind of thing that is counted per day, such as {@code actor} or {@code actor-resource}; the first word of a line of a
 * sealed day. It has one owner, who says what its key means.
 *
 * @param perActor most distinct keys learned of one actor in a day, the actor being the first part of the key; 0 where that means nothing
 */
public record Fact(String name, int perActor) {

    /** Asked many times for each event; the name tells. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** A fact whose key starts with the actor: no more than this many new ones a day are learned of one actor (law 6). */
    public static Fact ofActor(String name, int perActor) {
        return new Fact(name, perActor);
    }

    public static Fact of(String name) {
        return new Fact(name, 0);
    }
}
