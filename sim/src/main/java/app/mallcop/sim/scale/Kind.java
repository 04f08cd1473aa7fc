package app.mallcop.sim.scale;

import app.mallcop.sim.json.Json;
import app.mallcop.sim.table.Table;
import java.util.List;

/**
 * A kind of event with the pieces of its line that never change. A line is: head, actor, beforeTarget, number,
 * afterTarget, and what differs.
 */
record Kind(String source, int weight, boolean robotsToo, int targets, Piece head, Piece beforeTarget,
        Piece afterTarget) {

    static final List<Kind> ALL = Table.rows(Kind.class, "kinds.tsv", 11).stream().map(Kind::of).toList();

    private static Kind of(List<String> row) {
        String head = "\",\"source\":" + quoted(row.get(0)) + ",\"connector_type\":" + quoted(row.get(1))
                + ",\"event_type\":" + quoted(row.get(2)) + ",\"actor\":\"";
        String before = quoted(row.get(8));
        String after = quoted(row.get(9)).substring(1) + ",\"action\":" + quoted(row.get(3)) + ",\"severity\":"
                + quoted(row.get(4)) + ",\"metadata\":{\"vendor_type\":" + quoted(row.get(3)) + "," + row.get(10);
        return new Kind(row.get(0), Integer.parseInt(row.get(5)), row.get(6).equals("yes"),
                Integer.parseInt(row.get(7)), Piece.of(head),
                Piece.of("\",\"target\":" + before.substring(0, before.length() - 1)), Piece.of(after));
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        Json.quote(text, out);
        return out.toString();
    }
}
