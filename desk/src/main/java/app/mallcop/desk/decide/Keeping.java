package app.mallcop.desk.decide;

import app.mallcop.api.FindingStatus;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The findings that keep something out of the baseline now. */
public final class Keeping {

    private Keeping() {}

    public static List<FindingState> out(FindingFold fold) {
        List<FindingState> keeping = new ArrayList<>();
        fold.each(Set.of(FindingStatus.OPEN, FindingStatus.RESOLVED), state -> {
            if (state.finding() != null && !state.finding().withholds().isEmpty() && !state.isReleased()) {
                keeping.add(state);
            }
        });
        return keeping;
    }
}
