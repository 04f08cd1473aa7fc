package app.mallcop.desk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OutcomesPageTest {

    @Test
    void every_built_in_detector_is_on_the_page_of_outcomes() throws IOException {
        String page = Files.readString(Path.of("../docs/actors-outcomes.md"));
        assertThat(DetectorKeys.BUILT_IN).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }
}
