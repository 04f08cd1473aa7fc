package app.mallcop.desk.config;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.config.ConfigKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigDocsTest {

    private static final String REGENERATE = "mallcop.docs.write";
    private static final String COMMAND = "mvn -pl desk -am test -Dtest=ConfigDocsTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -DargLine=-D" + REGENERATE + "=true";

    @Test
    void the_schema_in_docs_is_what_the_keys_say() throws IOException {
        same("mallcop.schema.json", ConfigSchema.json());
    }

    @Test
    void the_reference_in_docs_is_what_the_keys_say() throws IOException {
        same("config.md", ConfigReference.markdown());
    }

    @Test
    void the_schema_names_every_key_with_its_meaning() {
        String schema = ConfigSchema.json();
        for (ConfigKey key : AllKeys.list()) {
            assertThat(schema).contains("\"" + key.name() + "\": {\n").contains(key.doc());
        }
    }

    @Test
    void the_reference_names_every_key() {
        String page = ConfigReference.markdown();
        for (ConfigKey key : AllKeys.list()) {
            assertThat(page).as(key.path()).contains(key.name() + "` |");
        }
    }

    private static void same(String name, String made) throws IOException {
        Path file = docs().resolve(name);
        if (Boolean.getBoolean(REGENERATE)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, made);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("docs/%s is stale; write it again with: %s", name, COMMAND).isEqualTo(made);
    }

    private static Path docs() {
        return Path.of(System.getProperty("basedir", ".")).resolveSibling("docs");
    }
}
