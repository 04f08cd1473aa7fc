package app.mallcop.desk.detect;

import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** How findings stood before a pass. */
interface Standing {

    Optional<FindingState> find(String id);

    void each(Consumer<FindingState> reader);

    /** As the repo has them now. */
    static Standing of(FindingFold fold) {
        return new Standing() {
            @Override
            public Optional<FindingState> find(String id) {
                return fold.startingWith(id).stream().findFirst();
            }

            @Override
            public void each(Consumer<FindingState> reader) {
                fold.each(Set.of(), reader);
            }
        };
    }

    /** As a replay has made them so far. */
    static Standing of(Map<String, FindingState> findings) {
        return new Standing() {
            @Override
            public Optional<FindingState> find(String id) {
                return Optional.ofNullable(findings.get(id));
            }

            @Override
            public void each(Consumer<FindingState> reader) {
                findings.values().forEach(reader);
            }
        };
    }
}
