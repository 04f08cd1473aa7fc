package app.mallcop.store.events;

import app.mallcop.api.Evidence;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.EventCodec;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.runs.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the events a finding rests on are still there, byte for byte. */
public final class EvidenceCheck {

    /** How an event stands. */
    public enum Found {
        /** Its line has the hash that the finding names. */
        AS_IT_WAS,
        /** There is an event of that id, and its line is another one. */
        CHANGED,
        /** Its day is here, and the event is not in it. */
        GONE,
        /** Its day is not in this clone. */
        NOT_HERE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param file where it is, within the events folder's parent; empty when it is nowhere */
    public record Checked(Evidence evidence, Found found, String file, long line) {}

    private record Place(String connector, LocalDate day) {}

    private final EventFiles files;

    public EvidenceCheck(EventFiles files) {
        this.files = files;
    }

    /** In the order of the evidence. */
    public List<Checked> check(Collection<Evidence> evidence) throws IOException {
        Map<Place, Map<String, Evidence>> places = new HashMap<>();
        for (Evidence one : evidence) {
            places.computeIfAbsent(new Place(one.source(), one.day()), _ -> new HashMap<>()).put(one.eventId(), one);
        }
        Map<Evidence, Checked> checked = new HashMap<>();
        for (Map.Entry<Place, Map<String, Evidence>> place : places.entrySet()) {
            for (Path segment : files.segments(place.getKey().connector(), place.getKey().day())) {
                scan(segment, place.getValue(), checked);
            }
        }
        List<Checked> all = new ArrayList<>();
        for (Evidence one : evidence) {
            all.add(checked.getOrDefault(one, new Checked(one,
                    Files.isDirectory(files.folder(one.source(), one.day())) ? Found.GONE : Found.NOT_HERE, "", 0)));
        }
        return all;
    }

    /** The first event of an id counts, as everywhere. */
    private static void scan(Path segment, Map<String, Evidence> wanted, Map<Evidence, Checked> checked)
            throws IOException {
        long[] number = new long[1];
        Journal.each(segment, 0, (bytes, from, length, _) -> {
            number[0]++;
            String id = idOf(bytes, from, length);
            Evidence one = wanted.get(id);
            if (one != null && !checked.containsKey(one)) {
                String hash = Bytes.sha256Hex(Arrays.copyOfRange(bytes, from, from + length));
                checked.put(one, new Checked(one, hash.equals(one.hash()) ? Found.AS_IT_WAS : Found.CHANGED,
                        segment.toString(), number[0]));
            }
        });
    }

    private static String idOf(byte[] bytes, int from, int length) {
        if (EventCodec.looksWhole(bytes, from, length)) {
            return EventCodec.idAt(bytes, from, length);
        }
        try {
            return EventCodec.read(bytes, from, length).id();
        } catch (Tree.Malformed e) {
            return "";
        }
    }
}
