package app.mallcop.sim.scale;

import app.mallcop.sim.deed.Dice;
import java.util.ArrayList;
import java.util.List;

/** Many actors, few of whom do most of it. People sleep; robots do not. */
final class Crowd {

    /** Fine enough that the rarest of some ten thousand actors still has a slot. */
    private static final int SLOTS = 1 << 20;
    private static final List<String> FIRST = List.of("abel", "bea", "carl", "dora", "emil", "fay", "gil", "hana",
            "ivo", "jana", "kit", "lou", "mia", "nils", "oda", "pia", "rune", "siv", "tor", "una");
    private static final List<String> LAST = List.of("anker", "bolt", "cove", "dock", "eddy", "fjord", "gale", "helm",
            "inlet", "jib", "keel", "ledge", "mast", "neap", "oar", "pier", "quay", "reef", "sail", "tide");
    private static final List<String> PLACES = List.of("US\tBoston\t-5", "US\tTacoma\t-8", "PT\tLisbon\t0",
            "GB\tBristol\t0", "DE\tLeipzig\t1", "IT\tGenoa\t1", "IN\tPune\t5", "JP\tSapporo\t9");
    private static final List<String> CLIENTS = List.of(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Safari/605.1.15",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Edg/126.0",
            "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0");
    private static final List<String> NETS = List.of("192.0.2.", "198.51.100.", "203.0.113.");

    /**
     * @param tail the end of each of the actor's lines, up to what differs
     * @param kinds what the actor does, each as often as it is likely
     */
    record Member(Piece name, Piece tail, boolean robot, int hoursFromUtc, int firstTarget, List<Kind> kinds) {
        /** Whether a person who lives there is at work in this hour of UTC. */
        boolean awake(int utcHour) {
            int local = Math.floorMod(utcHour + hoursFromUtc, 24);
            return robot || (local >= 8 && local < 19);
        }
    }

    private final Member[] members;
    private final int[] slots = new int[SLOTS];

    Crowd(long seed, int size) {
        members = new Member[size];
        double total = 0;
        for (int i = 0; i < size; i++) {
            members[i] = member(Dice.of(seed, "member", i), i);
            total += 1.0 / (i + 1);
        }
        int slot = 0;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 1.0 / (i + 1);
            int until = i == size - 1 ? SLOTS : (int) (SLOTS * (sum / total));
            while (slot < until) {
                slots[slot++] = i;
            }
        }
    }

    /** Whoever these 20 bits fall on, the busiest most often. */
    Member at(int bits) {
        return members[slots[bits & (SLOTS - 1)]];
    }

    private static Member member(Dice dice, int n) {
        boolean robot = n % 4 == 3;
        String[] place = dice.oneOf(PLACES).split("\t", -1);
        String name = robot
                ? "sp-" + dice.oneOf(LAST) + "-" + n
                : dice.oneOf(FIRST) + "." + dice.oneOf(LAST) + n + "@harborlight.example";
        String client = robot ? "harborlight-robot/2.3" : dice.oneOf(CLIENTS);
        String tail = ",\"ip_address\":\"" + dice.oneOf(NETS) + dice.between(1, 254) + "\",\"country\":\"" + place[0]
                + "\",\"city\":\"" + place[1] + "\",\"user_agent\":\"" + client + "\",\"correlation_id\":\"";
        return new Member(Piece.of(name), Piece.of(tail), robot, Integer.parseInt(place[2]),
                dice.between(0, 1000), kinds(dice, robot));
    }

    /** One to three sources, and all that is usual there. */
    private static List<Kind> kinds(Dice dice, boolean robot) {
        List<String> sources = Kind.ALL.stream().map(Kind::source).distinct().toList();
        List<String> chosen = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            chosen.add(dice.oneOf(sources));
        }
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.ALL) {
            if (chosen.contains(kind.source()) && (kind.robotsToo() || !robot)) {
                for (int i = 0; i < kind.weight(); i++) {
                    kinds.add(kind);
                }
            }
        }
        return List.copyOf(kinds);
    }
}
