package app.mallcop.actors.model;

import java.util.List;

/** A conversation is one {@link Said}, then {@link Answered} and {@link Results} in turns; a later {@link Said} is allowed. */
public sealed interface Message {

    long bytes();

    int parts();

    /** Said by us. Text from outside in it is in its box already. */
    record Said(String text) implements Message {
        @Override
        public long bytes() {
            return Ask.bytes(text);
        }

        @Override
        public int parts() {
            return 1;
        }
    }

    /** What it said, given back to it as it came; or put in its mouth, to hand it what it would have asked for. */
    record Answered(List<Part> said) implements Message {
        public Answered {
            said = List.copyOf(said);
        }

        @Override
        public long bytes() {
            return said.stream().mapToLong(Part::bytes).sum();
        }

        @Override
        public int parts() {
            return said.size();
        }
    }

    /** What came of the calls in the answer before: one for each of them, in their order. */
    record Results(List<Result> results) implements Message {
        public Results {
            results = List.copyOf(results);
        }

        @Override
        public long bytes() {
            return results.stream().mapToLong(result -> Ask.bytes(result.text())).sum();
        }

        @Override
        public int parts() {
            return results.size();
        }
    }

    /** @param text text from outside in it is in its box already */
    record Result(String call, String text, boolean failed) {}
}
