package app.mallcop.detect.volume;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Found;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import app.mallcop.detect.tuning.Tuning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** {@code volume-anomaly}: far more of a kind of event in a day than usual, by all or by one actor; suddenly none; or more each week. */
public final class VolumeAnomaly implements Detector {

    private final Limits limits;
    private final Sample.Notes notes = new Sample.Notes();
    private final List<Tally> tallies;

    public VolumeAnomaly(Tuning tuning) {
        limits = Limits.of(tuning);
        tallies = List.of(new KindTally(limits, notes), new ActorTally(limits, notes));
    }

    @Override
    public String name() {
        return "volume-anomaly";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void learn(Sighting seen, Learning day) {
        long weight = notes.weight(seen);
        Key type = Facts.type(seen);
        day.count(Facts.TYPE, type, weight);
        day.count(Facts.BLOCK, Facts.block(type.part(0), seen.minuteOfDay() / Facts.BLOCK_MINUTES), weight);
        if (seen.hasActor()) {
            day.count(Facts.ACTOR, Key.of(seen.actor(), type.part(0)), weight);
        }
    }

    @Override
    public List<Tally> tallies() {
        return tallies;
    }

    @Override
    public void judgeSealed(String source, LocalDate day, Normal sealed, Normal normal, Found found) {
        List<Untrusted> types = new ArrayList<>();
        normal.each(Facts.TYPE, Key.of(), (key, _) -> types.add(key.part(0)));
        for (Untrusted type : types) {
            Series before = normal.of(Facts.TYPE, Key.of(type), source);
            if (before.isEmpty()) {
                continue;
            }
            if (limits.drops()) {
                Drop.judge(source, day, type, before, sealed, normal, limits, found);
            }
            // A day of the learning time that is looked at again has days after it in view: no past to climb from.
            if (normal.to() < normal.day()) {
                Climb.judge(source, day, type, before, normal, limits, found);
            }
        }
    }
}
