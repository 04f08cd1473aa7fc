package app.mallcop.actors.channels;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a text from outside says, the message is built as if it were a harmless one. */
class EscapingTest {

    static Stream<String> nasty() {
        return Samples.NASTY.stream();
    }

    /** The value with every text replaced, so that only the structure is left. */
    private static String structure(Value value) {
        return switch (value) {
            case Value.Text _ -> "t";
            case Value.Items items -> items.items().stream().map(EscapingTest::structure).toList().toString();
            case Value.Fields fields -> {
                Map<String, String> all = new TreeMap<>();
                fields.fields().forEach((key, inside) -> all.put(key.clear(),
                        key.clear().equals("type") && inside instanceof Value.Text(Untrusted text)
                                ? text.clear()
                                : structure(inside)));
                yield all.toString();
            }
            case Value.Num _,Value.Flag _,Value.Nothing _ -> value.toString();
        };
    }

    private static List<String> texts(Value value) {
        List<String> all = new ArrayList<>();
        switch (value) {
            case Value.Text(Untrusted text) -> all.add(text.clear());
            case Value.Items items -> items.items().forEach(item -> all.addAll(texts(item)));
            case Value.Fields fields -> fields.fields().values().forEach(field -> all.addAll(texts(field)));
            case Value.Num _,Value.Flag _,Value.Nothing _ -> {
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void a_teams_card_keeps_its_structure_and_size(String text) throws Exception {
        String card = TeamsCard.of(Samples.nasty(text));
        assertThat(structure(Json.value(card))).isEqualTo(structure(Json.value(TeamsCard.of(Samples.nasty("eve")))));
        assertThat(card.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(TeamsCard.MOST_BYTES);
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void slack_blocks_keep_their_structure_and_no_outside_text_is_where_markup_is_read(String text) throws Exception {
        String message = SlackBlocks.of(Samples.nasty(text));
        assertThat(structure(Json.value(message)))
                .isEqualTo(structure(Json.value(SlackBlocks.of(Samples.nasty("eve")))));
        assertThat(message).doesNotContain("mrkdwn");
        assertThat(texts(Json.value(message))).allMatch(one -> one.length() <= 3000);
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void a_webhook_gets_every_outside_text_between_markers(String text) throws Exception {
        Value json = Json.value(WebhookJson.of(Samples.nasty(text)));
        assertThat(structure(json)).isEqualTo(structure(Json.value(WebhookJson.of(Samples.nasty("eve")))));
        assertThat(texts(json)).filteredOn(one -> one.contains("USER_DATA")).hasSize(1 + 2 * 5)
                .allMatch(one -> one.split("\\[USER_DATA_BEGIN]", -1).length == 2)
                .allMatch(one -> one.split("\\[USER_DATA_END]", -1).length == 2);
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void a_mail_keeps_its_tags_and_its_lines(String text) {
        Digest digest = Samples.nasty(text);
        Digest harmless = Samples.nasty("eve");
        assertThat(tags(html(digest))).isEqualTo(tags(html(harmless)));
        assertThat(plain(digest).split("\r\n", -1)).hasSameSizeAs(plain(harmless).split("\r\n", -1));
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void nothing_becomes_a_link_or_hides_or_turns_the_line_around(String text) {
        assertThat(plain(Samples.nasty(text)).replace("\r\n", "")).doesNotContain("://", "www.", "mailto:x")
                .matches(line -> line.codePoints().noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.SURROGATE));
    }

    private static String html(Digest digest) {
        return MailText.html(Sheet.of(digest, Sheet.IN_FULL), digest);
    }

    private static String plain(Digest digest) {
        return MailText.plain(Sheet.of(digest, Sheet.IN_FULL), digest);
    }

    private static List<String> tags(String html) {
        return java.util.regex.Pattern.compile("<[^>]*>").matcher(html).results().map(found -> found.group())
                .map(tag -> tag.replaceAll("dig_[0-9a-f]+", "")).toList();
    }
}
