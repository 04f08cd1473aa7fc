package app.mallcop.connect.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomlTest {

    @Test
    void tables_and_texts_in_all_quotes_are_read() {
        List<Toml.Table> tables = Toml.read("""
                title = "x" # a comment
                [extend]
                useDefault = true
                [[allowlists]]
                description = 'what''s not here'
                paths = [
                  '''^a\\.txt$''', # one
                  "b\\\\.txt",
                  'c' ]
                regexTarget = "line"
                """);
        assertThat(tables).extracting(Toml.Table::name).containsExactly("", "extend", "allowlists");
        assertThat(tables.get(2).texts("paths")).containsExactly("^a\\.txt$", "b\\.txt", "c");
        assertThat(tables.get(2).texts("regexTarget")).containsExactly("line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[[", "a = [", "a = '''", "a = \"", "=", "a =", "a = [\"x\" , 'y", "\"\\", "a = \"\\"})
    void what_is_cut_off_ends_somehow(String text) {
        assertThat(Toml.read(text)).isNotEmpty();
    }
}
