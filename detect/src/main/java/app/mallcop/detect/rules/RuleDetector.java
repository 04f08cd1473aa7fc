package app.mallcop.detect.rules;

import app.mallcop.api.EventType;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Found;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.rules.expression.Scenes;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A rule file at work. Its rules are read when the first event comes that it may look at: most built-in files are about platforms
 * that a small firm does not have.
 */
final class RuleDetector implements Detector {

    private final Header header;
    private final Gate gate;
    private final Supplier<RuleBody> body;
    private final List<Tally> tallies;

    RuleDetector(Header header, Supplier<RuleBody> body) {
        this.header = header;
        this.gate = header.gate();
        this.body = Once.of(body);
        this.tallies = header.tallies().stream().<Tally>map(Unread::new).toList();
    }

    Header header() {
        return header;
    }

    @Override
    public String name() {
        return header.name();
    }

    @Override
    public String shares() {
        return Scenes.SHARED;
    }

    @Override
    public String version() {
        return header.version();
    }

    @Override
    public Set<EventType> reads() {
        return header.types();
    }

    @Override
    public List<Tally> tallies() {
        return tallies;
    }

    @Override
    public void learn(Sighting seen, Learning day) {
        if (header.learns() && gate.admits(seen)) {
            body.get().learn(seen, day);
        }
    }

    @Override
    public void judge(Sighting seen, Normal normal, Found found) {
        if (gate.admits(seen)) {
            body.get().judge(seen, normal, found);
        }
    }

    /** A tally of a rule that is read when it is needed. */
    private final class Unread implements Tally {
        private final RuleCells cells;
        private final Apart apart;
        private final Supplier<Tally> tally;

        Unread(RuleCells cells) {
            this.cells = cells;
            this.apart = cells.apart();
            this.tally = Once.of(() -> body.get().tally(cells.rule()));
        }

        @Override
        public String name() {
            return cells.rule();
        }

        @Override
        public int grainMinutes() {
            return cells.grain();
        }

        @Override
        public int reachMinutes() {
            return cells.reach();
        }

        @Override
        public int keeps() {
            return cells.keeps();
        }

        @Override
        public Apart apart() {
            return apart;
        }

        @Override
        public void take(Sighting seen, Into into) {
            if (gate.admits(seen)) {
                tally.get().take(seen, into);
            }
        }

        @Override
        public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
            tally.get().judge(key, day, stretch, normal, found);
        }
    }
}
