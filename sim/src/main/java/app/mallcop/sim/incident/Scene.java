package app.mallcop.sim.incident;

import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Dice;
import app.mallcop.sim.deed.Origin;
import app.mallcop.sim.deed.Platform;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** One incident while it is being written: a beginning, and deeds so many seconds after it. */
final class Scene {

    private final String name;
    private final Dice dice;
    private final Instant beginning;
    private final List<Deed> deeds = new ArrayList<>();

    Scene(long seed, String name, LocalDate day, String time) {
        this.name = name;
        this.dice = Dice.of(seed, "incident", name);
        this.beginning = day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    /** A deed, not yet part of the scene. */
    Deed deed(int second, Platform platform, Act act, String who, String target, Origin from) {
        return new Deed(dice.id(), beginning.plusSeconds(second).plusMillis(dice.between(0, 999)), platform, act, who,
                target, from, true, new TreeMap<>());
    }

    Scene add(Deed deed) {
        deeds.add(deed);
        return this;
    }

    Incident end(String kind, String story, String... detectors) {
        return new Incident(name, kind, story, Set.of(detectors), deeds);
    }
}
