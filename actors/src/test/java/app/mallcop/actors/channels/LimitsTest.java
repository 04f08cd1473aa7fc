package app.mallcop.actors.channels;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest digest of the largest texts still fits. */
class LimitsTest {

    private static Digest huge(String filler) {
        Prose prose = Prose.of("{} {} {} {} {} {}", fill(filler), fill(filler), fill(filler), fill(filler),
                fill(filler), fill(filler));
        Item.Note note = new Item.Note(fill(filler), fill(filler));
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            items.add(new Item(Samples.id(i), Severity.CRITICAL, prose, Item.Change.AGAIN, Optional.empty(),
                    java.util.Collections.nCopies(20, prose), java.util.Collections.nCopies(20, prose),
                    java.util.Collections.nCopies(20, note), i % 2 == 1));
        }
        return Digest.of("run", Samples.AT, items, java.util.Collections.nCopies(20, prose));
    }

    private static Untrusted fill(String filler) {
        return Untrusted.of(filler.repeat(5000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\\", "ü", "漢", "😀", "\u0001", "<"})
    void teams_takes_28_kb(String filler) {
        assertThat(TeamsCard.of(huge(filler)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(TeamsCard.MOST_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "漢", "😀", "\u0001"})
    void slack_takes_50_blocks_of_texts_up_to_3000_characters(String filler) throws Exception {
        Value.Fields message = Json.object(Json.value(SlackBlocks.of(huge(filler))));
        assertThat(message.fields().get(Untrusted.of("blocks")))
                .isInstanceOfSatisfying(Value.Items.class, blocks -> assertThat(blocks.items()).hasSizeBetween(2, 50));
        for (Sheet.Block block : Sheet.of(huge(filler), Sheet.IN_FULL).blocks()) {
            assertThat(block.lines().stream().mapToInt(line -> line.text().length()).sum()).isLessThan(3000);
        }
    }
}
