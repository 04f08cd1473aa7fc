package app.mallcop.desk.init;

import app.mallcop.text.tables.Tsv;
import java.util.List;

/**
 * What the hosted service sells.
 *
 * @param donuts a month; 0 where it is not a figure
 */
public record Plan(String name, int cents, int donuts, String what) {

    public static final List<Plan> ALL = Tsv.rows(Plan.class, "plans.tsv").stream()
            .map(row -> new Plan(row.get(0), Integer.parseInt(row.get(1)),
                    row.get(2).equals("-") ? 0 : Integer.parseInt(row.get(2)), row.get(3)))
            .toList();

    /** {@code $4.99} */
    public String price() {
        return "$" + cents / 100 + "." + cents % 100 / 10 + cents % 10;
    }
}
