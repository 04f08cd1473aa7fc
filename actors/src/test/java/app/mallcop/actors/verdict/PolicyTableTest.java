package app.mallcop.actors.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table in the docs is made of the data file. */
class PolicyTableTest {

    private static final Path PAGE = Path.of("../docs/investigate.md");
    private static final String BEGIN = "<!-- policy table, made of rights.tsv -->\n";
    private static final String END = "<!-- end of the policy table -->";

    private static String table() {
        StringBuilder table = new StringBuilder(
                "\n| findings of | triage | investigate | learned rules | because |\n|---|---|---|---|---|\n");
        for (Map.Entry<String, Rights.Row> row : Rights.builtIn().rows().entrySet()) {
            String detector = row.getKey().equals(Rights.ANY) ? "everything else" : "`" + row.getKey() + "`";
            table.append("| ").append(detector).append(" | ").append(row.getValue().triage().word()).append(" | ")
                    .append(row.getValue().investigate().word()).append(" | ")
                    .append(row.getValue().rule().word()).append(" | ").append(row.getValue().why())
                    .append(" |\n");
        }
        return table.append('\n').toString();
    }

    @Test
    void the_docs_show_the_table_that_is_in_force() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if (Boolean.getBoolean("mallcop.docs.write")) {
            Files.writeString(PAGE, page.substring(0, from) + table() + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to))
                .as("make it again: mvn -pl actors test -Dtest=PolicyTableTest -Dmallcop.docs.write=true")
                .isEqualTo(table());
    }
}
