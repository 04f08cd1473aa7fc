package app.mallcop.detect.engine;

import app.mallcop.api.EventType;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Detectors that share what they work out of an event: one thread at a time asks them, in their order. Different crews may be at work at
 * the same time.
 */
final class Crew {

    /** A detector, and which one of all it is. */
    record Placed(int place, Detector detector) {}

    /** A tally under the name it has in a day's book, and which one of all it is, by name. */
    record Named(int place, String name, Placed owner, Tally tally) {
        Detector detector() {
            return owner.detector();
        }
    }

    /** Those that look at a type of event. */
    record Lineup(List<Placed> detectors, List<Named> tallies) {}

    final List<Placed> detectors;
    final List<Named> tallies;
    private final Map<Placed, List<Named>> byOwner = new HashMap<>();
    private final Map<EventType, Lineup> lineups = new HashMap<>();

    private Crew(List<Placed> detectors, List<Named> tallies) {
        this.detectors = List.copyOf(detectors);
        this.tallies = List.copyOf(tallies);
        detectors.forEach(
                placed -> byOwner.put(placed, tallies.stream().filter(named -> named.owner().equals(placed)).toList()));
    }

    /** What is learned of every event is a crew of its own. */
    static List<Crew> of(List<Detector> detectors) {
        Map<String, List<Placed>> sharing = new LinkedHashMap<>();
        for (int place = 0; place < detectors.size(); place++) {
            Detector detector = detectors.get(place);
            sharing.computeIfAbsent(detector.shares(), _ -> new ArrayList<>()).add(new Placed(place, detector));
        }
        List<Named> named = named(sharing.values().stream().flatMap(List::stream).toList());
        List<Crew> crews = new ArrayList<>();
        crews.add(new Crew(List.of(new Placed(-1, Everyday.LEARNED)), List.of()));
        for (List<Placed> placed : sharing.values()) {
            crews.add(new Crew(placed, named.stream().filter(one -> placed.contains(one.owner())).toList()));
        }
        return crews;
    }

    private static List<Named> named(List<Placed> detectors) {
        Map<String, Named> byName = new TreeMap<>();
        for (Placed placed : detectors) {
            for (Tally tally : placed.detector().tallies()) {
                String name = placed.detector().name() + "/" + tally.name();
                byName.put(name, new Named(0, name, placed, tally));
            }
        }
        List<Named> named = new ArrayList<>();
        byName.values().forEach(one -> named.add(new Named(named.size(), one.name(), one.owner(), one.tally())));
        return named;
    }

    List<Named> talliesOf(Placed placed) {
        return byOwner.getOrDefault(placed, List.of());
    }

    Lineup lineup(EventType type) {
        Lineup known = lineups.get(type);
        if (known == null) {
            List<Placed> looking = detectors.stream().filter(
                    one -> one.detector().reads().isEmpty() || one.detector().reads().contains(type)).toList();
            known = new Lineup(looking, tallies.stream().filter(one -> looking.contains(one.owner())).toList());
            lineups.put(type, known);
        }
        return known;
    }
}
