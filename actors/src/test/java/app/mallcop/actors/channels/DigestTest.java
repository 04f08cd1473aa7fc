package app.mallcop.actors.channels;

import static app.mallcop.actors.channels.Samples.item;
import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static List<String> lines(Digest digest) {
        return Sheet.of(digest, Sheet.IN_FULL).blocks().stream().flatMap(block -> block.lines().stream())
                .map(Sheet.Line::text).toList();
    }

    @Test
    void the_most_severe_comes_first() {
        Digest digest = Samples.digest(item(1, Severity.INFO, "a"), item(2, Severity.CRITICAL, "b"),
                item(3, Severity.WARN, "c"));
        assertThat(digest.items()).extracting(Item::severity).containsExactly(Severity.CRITICAL, Severity.WARN,
                Severity.INFO);
        assertThat(Sheet.of(digest, 3).headline()).isEqualTo("mallcop: 1 critical, 1 warn, 1 info");
    }

    @Test
    void a_finding_says_what_was_seen_what_was_not_the_notes_and_how_to_answer() {
        assertThat(lines(Samples.digest(item(1, Severity.WARN, "eve")))).containsExactly(
                "WARN  New actor: eve on azure", "looked into: not enough to tell", "triage: eve",
                "Seen: eve was first seen at 03:12", "Not seen: no sign-in log of eve",
                "mallcop ack " + Samples.id(1),
                "They stay open until somebody answers. Everything on one: mallcop finding ID");
    }

    @Test
    void three_are_told_in_full_five_in_a_line_and_the_rest_as_a_number() {
        List<Item> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(item(i, Severity.WARN, "eve"));
        }
        List<String> lines = lines(Digest.of("run", Samples.AT, many, List.of()));
        assertThat(lines).hasSize(3 * 6 + 5 * 2 + 2).contains("+992 more: mallcop report --status open --human");
    }

    @Test
    void what_is_historical_is_one_line_whatever_it_is() {
        Item old = new Item(Samples.id(9), Severity.CRITICAL, Prose.of("Old"), Item.Change.NEW, Optional.empty(),
                List.of(), List.of(), List.of(), true);
        Digest digest = Samples.digest(old, item(1, Severity.WARN, "eve"));
        assertThat(Sheet.of(digest, 3).headline()).isEqualTo("mallcop: 1 warn");
        assertThat(lines(digest)).contains("1 finding about the time before mallcop was set up: mallcop report --human")
                .noneMatch(line -> line.contains("Old"));
    }

    @Test
    void the_id_is_the_same_for_the_same_findings_in_any_order_and_another_on_another_occasion() {
        Item one = item(1, Severity.WARN, "a");
        Item two = item(2, Severity.CRITICAL, "b");
        assertThat(Samples.digest(one, two).id()).isEqualTo(Samples.digest(two, one).id());
        assertThat(Digest.of("run-2", Samples.AT, List.of(one, two), List.of()).id())
                .isNotEqualTo(Samples.digest(one, two).id());
        assertThat(Samples.digest(one).id()).isNotEqualTo(Samples.digest(one, two).id());
    }
}
