package app.mallcop.detect.properties;

import app.mallcop.api.Event;
import app.mallcop.detect.Play;
import app.mallcop.testkit.Gen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How the same events come: at once, or in many runs, shuffled, some again, some up to a day late. */
final class Arrivals {

    private static final int A_DAY = 86_400;

    private Arrivals() {}

    static Play atOnce(List<Event> events, Play play) {
        events.forEach(play::add);
        play.asOf(Company.END.toString()).detect();
        return play;
    }

    static Play inRuns(int runs, List<Event> events, Gen gen, Play play) {
        return inRuns(runs, events, gen, play, () -> {});
    }

    /** @param after what is done after each run */
    static Play inRuns(int runs, List<Event> events, Gen gen, Play play, Runnable after) {
        TreeSet<Instant> times = new TreeSet<>();
        while (times.size() < runs - 1) {
            times.add(Company.START.plusSeconds(gen.between(A_DAY / 2, (Company.DAYS + 1) * A_DAY)));
        }
        times.add(Company.END);
        Map<Event, Instant> comes = new HashMap<>();
        for (Event event : events) {
            comes.put(event, event.timestamp().plusSeconds(gen.chance(0.25) ? gen.between(0, A_DAY) : 0));
        }
        List<Event> waiting = gen.shuffled(events);
        List<Event> old = new ArrayList<>();
        for (Instant time : times) {
            List<Event> here = new ArrayList<>();
            List<Event> later = new ArrayList<>();
            waiting.forEach(event -> (comes.getOrDefault(event, time).isAfter(time) ? later : here).add(event));
            here.forEach(play::add);
            old.stream().filter(_ -> gen.chance(0.02)).forEach(play::add);
            play.asOf(time.toString()).detect();
            after.run();
            old.addAll(here);
            waiting = later;
        }
        return play;
    }
}
