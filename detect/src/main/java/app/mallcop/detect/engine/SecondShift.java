package app.mallcop.detect.engine;

import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ObjIntConsumer;

/** One crew's work on a day of the learning time that is looked at again. */
final class SecondShift {

    private final Crew crew;
    private final int day;
    private final Map<String, SecondLook> looks;
    private final Map<SecondLook, View> views = new HashMap<>();
    private final long salt;
    private final Failures failures;
    /** Of all that happened on the day, since a burst may be over several connectors. */
    final Map<String, Cells> cells = new HashMap<>();
    final Heard heard = new Heard();

    /** @param looks by the connectors that have learned: what those do is judged */
    SecondShift(Crew crew, int day, Map<String, SecondLook> looks, long salt, Failures failures) {
        this.crew = crew;
        this.day = day;
        this.looks = looks;
        this.salt = salt;
        this.failures = failures;
    }

    void take(List<Sighting> batch) {
        for (int i = 0; i < batch.size(); i++) {
            Sighting seen = batch.get(i);
            SecondLook look = looks.get(seen.source());
            for (Crew.Placed placed : crew.lineup(seen.type()).detectors()) {
                try {
                    if (look != null) {
                        heard.listen(i, placed, look);
                        placed.detector().judge(seen, view(look), heard);
                    }
                    for (Crew.Named named : crew.talliesOf(placed)) {
                        cells.computeIfAbsent(named.name(), name -> new Cells(name, named.tally(), day, salt))
                                .take(seen, true);
                    }
                } catch (RuntimeException | StackOverflowError broken) {
                    failures.add(placed.detector(), broken);
                }
            }
        }
    }

    /** What shows only when the day is over. */
    void judge(SecondLook look, View alone, SortedMap<Integer, Map<String, Cells>> byDay) {
        LocalDate date = LocalDate.ofEpochDay(day);
        for (Crew.Placed placed : crew.detectors) {
            try {
                heard.listen(0, placed, look);
                placed.detector().judgeSealed(look.source, date, alone, view(look), heard);
                heard.listen(0, placed, look.together());
                for (Crew.Named named : crew.talliesOf(placed)) {
                    judge(named.name(), view(look), byDay);
                }
            } catch (RuntimeException | StackOverflowError broken) {
                failures.add(placed.detector(), broken);
            }
        }
    }

    private void judge(String name, View view, SortedMap<Integer, Map<String, Cells>> byDay) {
        Cells today = cells.get(name);
        if (today == null) {
            return;
        }
        Tally tally = today.tally();
        for (Key key : today.keys()) {
            long[] sums = new long[2];
            each(name, tally, byDay, (there, fromMinute) -> there.addTo(sums, key, fromMinute));
            if (tally.isWorthJudging(sums[0], sums[1])) {
                List<Tally.Cell> stretch = new ArrayList<>();
                each(name, tally, byDay, (there, fromMinute) -> there.addTo(stretch, key, fromMinute));
                tally.judge(key, LocalDate.ofEpochDay(day), new Tally.Stretch(stretch), view, heard);
            }
        }
    }

    /** The cells of the days that a tally looks at, and the minute from which on. */
    private void each(String name, Tally tally, SortedMap<Integer, Map<String, Cells>> byDay,
            ObjIntConsumer<Cells> reader) {
        int reach = (tally.reachMinutes() + 1439) / 1440;
        for (int of = day - reach; of <= day; of++) {
            Cells there = byDay.getOrDefault(of, Map.of()).get(name);
            if (there != null) {
                reader.accept(there, of == day - reach && reach > 0 ? Math.floorMod(-tally.reachMinutes(), 1440) : 0);
            }
        }
    }

    private View view(SecondLook look) {
        return views.computeIfAbsent(look, SecondLook::view);
    }
}
