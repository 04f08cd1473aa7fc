package app.mallcop.store.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.store.given.QuickDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochsTest {

    private static final byte[] CONFIG = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Epochs epochs() {
        return new Epochs(folder, new QuickDisk());
    }

    @Test
    void a_config_is_kept_once_under_its_hash() throws Exception {
        String hash = epochs().keep(CONFIG);

        assertThat(epochs().keep(CONFIG)).isEqualTo(hash);
        assertThat(epochs().read(hash)).hasValueSatisfying(config -> assertThat(config).isEqualTo(CONFIG));
        assertThat(folder.toFile().list()).containsExactly(hash + ".json");
    }

    @Test
    void one_that_was_changed_is_not_believed_and_is_mended_when_it_is_kept_again() throws Exception {
        String hash = epochs().keep(CONFIG);
        Files.writeString(folder.resolve(hash + ".json"), "{\"a\":2}");

        assertThat(epochs().read(hash)).isEmpty();
        epochs().keep(CONFIG);
        assertThat(epochs().read(hash)).isPresent();
    }

    @Test
    void what_is_no_hash_names_no_file() throws Exception {
        assertThat(epochs().read("../../etc/passwd")).isEmpty();
    }
}
