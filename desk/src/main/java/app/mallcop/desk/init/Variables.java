package app.mallcop.desk.init;

import app.mallcop.text.tables.Tsv;
import java.util.List;

/** Which variables the connectors of a type read. */
final class Variables {

    /** @param key of the config that a reference to it is written into; empty where the connector reads it itself */
    record Variable(String name, boolean secret, boolean needed, String key) {}

    private static final List<List<String>> ROWS = Tsv.rows(Variables.class, "variables.tsv");

    private Variables() {}

    static List<Variable> of(String type) {
        return ROWS.stream().filter(row -> row.get(0).equals(type)).map(row -> new Variable(row.get(1),
                row.get(2).equals("secret"), row.get(3).equals("needed"), row.get(4).equals("-") ? "" : row.get(4)))
                .toList();
    }
}
