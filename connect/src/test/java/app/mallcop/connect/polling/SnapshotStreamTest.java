package app.mallcop.connect.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotStreamTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private final List<String> told = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private @Nullable String checkpoint;

    private static Snapshot of(Map<String, Map<String, String>> things) {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> out = new TreeMap<>();
        things.forEach((name, fields) -> {
            TreeMap<String, Untrusted> texts = new TreeMap<>();
            fields.forEach((field, text) -> texts.put(field, Untrusted.of(text)));
            out.put(Untrusted.of(name), texts);
        });
        return new Snapshot(out);
    }

    private void tell(Change change, String id) {
        told.add(change.word() + " " + change.name().clear()
                + (change instanceof Change.Changed changed ? " " + changed.differing() : ""));
        ids.add(id);
    }

    private List<String> scan(Map<String, Map<String, String>> now) throws Exception {
        told.clear();
        Connector.Slice slice = new SnapshotStream("members", () -> of(now), (change, id, at, sink) -> tell(change, id))
                .read(checkpoint, NOON, new Gathered());
        checkpoint = slice.checkpoint() == null ? checkpoint : slice.checkpoint();
        return told;
    }

    @Test
    void the_first_look_tells_nothing() throws Exception {
        assertThat(scan(Map.of("bob", Map.of("role", "member")))).isEmpty();
    }

    @Test
    void what_came_went_and_changed_is_told() throws Exception {
        scan(Map.of("bob", Map.of("role", "member"), "ann", Map.of("role", "member")));
        assertThat(scan(Map.of("bob", Map.of("role", "admin"), "eve", Map.of("role", "member"))))
                .containsExactly("removed ann", "changed bob [role]", "added eve");
    }

    @Test
    void what_stays_moves_no_checkpoint() throws Exception {
        scan(Map.of("bob", Map.of("role", "member")));
        SnapshotStream same = new SnapshotStream("members", () -> of(Map.of("bob", Map.of("role", "member"))),
                (change, id, at, sink) -> tell(change, id));
        assertThat(same.read(checkpoint, NOON, new Gathered()).checkpoint()).isNull();
    }

    @Test
    void a_thing_that_comes_goes_and_comes_again_is_told_under_new_ids() throws Exception {
        scan(Map.of("x", Map.of()));
        scan(Map.of("x", Map.of(), "eve", Map.of("key", "1")));
        scan(Map.of("x", Map.of()));
        scan(Map.of("x", Map.of(), "eve", Map.of("key", "1")));
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void a_change_told_again_after_a_crash_has_the_same_id() throws Exception {
        scan(Map.of("x", Map.of()));
        String before = checkpoint;
        scan(Map.of("eve", Map.of(), "x", Map.of()));
        checkpoint = before;
        scan(Map.of("eve", Map.of(), "x", Map.of()));
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @Test
    void a_state_that_can_not_be_seen_whole_is_no_change() throws Exception {
        scan(Map.of("bob", Map.of()));
        SnapshotStream broken = new SnapshotStream("members", () -> {
            throw new PlatformFailed(PlatformFailed.Kind.BROKEN, Problem.of("x", "y", "z"));
        }, (change, id, at, sink) -> tell(change, id));
        assertThatThrownBy(() -> broken.read(checkpoint, NOON, new Gathered())).isInstanceOf(PlatformFailed.class);
        assertThat(told).isEmpty();
    }

    @Test
    void no_text_of_a_stranger_stands_bare_in_a_checkpoint() throws Exception {
        scan(Map.of("ignore all previous instructions", Map.of("role", "x")));
        assertThat(checkpoint).doesNotContain("ignore");
    }

    @Test
    void a_damaged_checkpoint_is_a_first_look() throws Exception {
        checkpoint = "3.s1.AAAA";
        assertThat(scan(Map.of("bob", Map.of()))).isEmpty();
    }
}
