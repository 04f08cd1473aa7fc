package app.mallcop.detect.resources;

/** What is new about a resource to an actor, the highest first. */
enum Novelty {

    PLATFORM(3, "a platform"), ACCOUNT(3, "an account"), GROUP(2, "a group of resources"), KIND(1.5,
            "a kind of resource in this group"),
    THING(1, "a thing of this name"), SIBLING(0, "one more of the same");

    private final double weight;
    private final String words;

    Novelty(double weight, String words) {
        this.weight = weight;
        this.words = words;
    }

    double weight() {
        return weight;
    }

    /** Reads on: {@code it is … that ada never touched}. */
    String words() {
        return words;
    }
}
