package app.mallcop.desk.scan;

import static app.mallcop.desk.scan.Tap.broken;
import static app.mallcop.desk.scan.Tap.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Problem;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Cancelled;
import app.mallcop.desk.Progress;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.runs.Missed;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.StreamReport;
import app.mallcop.store.runs.Totals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {

    @TempDir
    Path temp;
    private Repo repo;

    @BeforeEach
    void create() throws IOException {
        Path root = temp.resolve("repo");
        new Setup(root, Disk.real()).create("version: \"1\"\n", new byte[32]);
        repo = Repo.open(root, Disk.real(), Clock.fixed(Tap.NOON, ZoneOffset.UTC), Optional.empty());
    }

    private Scan.Result scan(Tap... taps) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (Tap tap : taps) {
            sources.add(Source.ready("tap", tap));
        }
        return new Scan(repo, Progress.NONE, Cancel.NEVER).run(new Scan.Request(sources, true, false));
    }

    private Totals.OfStream standing(String stream) throws IOException {
        RunLog.Tail tail = Objects.requireNonNull(repo.log().tail());
        return Objects.requireNonNull(
                Objects.requireNonNull(tail.totals().connectors().get("tap")).streams().get(stream));
    }

    private List<StreamReport> reports() throws IOException {
        List<StreamReport> all = new ArrayList<>();
        for (RunLine line : repo.log().since(_ -> false).after()) {
            all.addAll(line.streams());
        }
        return all;
    }

    @Test
    void what_streams_give_is_kept_and_each_has_its_own_checkpoint() throws Exception {
        Scan.Result result = scan(new Tap().stream("a", 1, (_, sink) -> sink.accept(event("1"), null))
                .stream("b", 1, (_, sink) -> sink.accept(event("2"), null)));
        assertThat(result.added()).isEqualTo(2);
        assertThat(standing("a").checkpoint()).isEqualTo("1");
        assertThat(standing("b").checkpoint()).isEqualTo("1");
    }

    @Test
    void the_next_scan_goes_on_where_the_last_ended() throws Exception {
        scan(new Tap().stream("a", 2, (_, _) -> {}));
        Tap again = new Tap().stream("a", 2, (_, _) -> {});
        scan(again);
        assertThat(again.startedFrom).containsExactly("a from 2");
    }

    @Test
    void a_stream_that_fails_keeps_its_checkpoint_and_stops_no_other() throws Exception {
        Scan.Result result = scan(new Tap().stream("bad", 1, (_, sink) -> {
            sink.accept(event("1"), null);
            throw broken();
        }).stream("good", 1, (_, sink) -> sink.accept(event("2"), null)));
        assertThat(result.problems()).extracting(Problem::code).containsExactly("platform-broken");
        assertThat(standing("bad").checkpoint()).isNull();
        assertThat(standing("bad").error()).isEqualTo("platform-broken");
        assertThat(standing("bad").lastSuccess()).isNull();
        assertThat(standing("good").checkpoint()).isEqualTo("1");
        assertThat(result.added()).as("what it gave before it failed is kept").isEqualTo(2);
    }

    @Test
    void slices_that_ended_before_a_failure_hold() throws Exception {
        scan(new Tap().stream("a", 3, (number, sink) -> {
            sink.accept(event("s" + number), null);
            if (number == 2) {
                throw broken();
            }
        }));
        assertThat(standing("a").checkpoint()).isEqualTo("2");
        assertThat(standing("a").error()).isEqualTo("platform-broken");
    }

    @Test
    void asked_and_got_nothing_is_a_fact() throws Exception {
        Scan.Result result = scan(new Tap().stream("a", 1, (_, _) -> {}));
        assertThat(result.lines()).isNotEmpty();
        assertThat(reports()).singleElement().satisfies(report -> {
            assertThat(report.got()).isZero();
            assertThat(report.worked()).isTrue();
        });
    }

    @Test
    void a_record_that_comes_again_is_told_as_known() throws Exception {
        scan(new Tap().stream("a", 1, (_, sink) -> sink.accept(event("1"), null)));
        Scan.Result again = scan(new Tap().stream("b", 1, (_, sink) -> sink.accept(event("1"), null)));
        assertThat(again.added()).isZero();
        assertThat(again.streams().getFirst().duplicates()).isEqualTo(1);
    }

    @Test
    void more_records_than_memory_holds_go_to_disk_as_they_come() throws Exception {
        Scan.Result result = scan(new Tap().stream("a", 1, (_, sink) -> {
            for (int i = 0; i < 120_000; i++) {
                sink.accept(event("n" + i), null);
            }
        }));
        assertThat(result.added()).isEqualTo(120_000);
        assertThat(result.lines().size()).isGreaterThan(1);
        assertThat(reports().getFirst().worked()).as("a part of a slice is no success").isFalse();
        assertThat(reports().getLast().worked()).isTrue();
    }

    @Test
    void a_connector_that_can_not_even_say_what_it_has_is_told_and_mends_itself() throws Exception {
        Problem why = Problem.of("variable-not-set", "it needs TAP_KEY", "set it");
        new Scan(repo, Progress.NONE, Cancel.NEVER).run(
                new Scan.Request(List.of(Source.broken("tap", "tap", why)), true, false));
        assertThat(standing(Scan.WHOLE).error()).isEqualTo("variable-not-set");
        scan(new Tap().stream("a", 1, (_, _) -> {}));
        assertThat(standing(Scan.WHOLE).error()).isNull();
    }

    @Test
    void a_scan_that_is_stopped_keeps_the_slices_that_ended() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch never = new CountDownLatch(1);
        Tap tap = new Tap().stream("a", 2, (number, sink) -> {
            sink.accept(event("s" + number), null);
            if (number == 1) {
                stop.set(true);
                never.await();
            }
        });
        Scan scan = new Scan(repo, Progress.NONE, stop::get);
        assertThatThrownBy(() -> scan.run(new Scan.Request(List.of(Source.ready("tap", tap)), true, false)))
                .isInstanceOf(Cancelled.class);
        assertThat(standing("a").checkpoint()).isEqualTo("1");
        assertThat(standing("a").events()).isEqualTo(1);
    }

    @Test
    void an_operation_without_a_name_of_ours_is_counted() throws Exception {
        scan(new Tap().stream("a", 1, (_, sink) -> {
            sink.unknown(app.mallcop.api.Untrusted.of("Frobnicate"));
            sink.unknown(app.mallcop.api.Untrusted.of("Frobnicate"));
        }));
        assertThat(standing("a").unknown()).containsValue(2L);
    }

    @Test
    void a_record_that_says_something_else_under_its_id_is_a_conflict_and_the_first_stays() throws Exception {
        scan(new Tap().stream("a", 1, (_, sink) -> sink.accept(event("1", "bob"), null)));
        Scan.Result again = scan(new Tap().stream("b", 1, (_, sink) -> sink.accept(event("1", "eve"), null)));
        assertThat(again.streams()).extracting(ScanOutcome::conflicts).containsExactly(1L);
    }

    @Test
    void an_old_record_that_is_read_in_another_way_by_now_is_no_conflict() throws Exception {
        scan(new Tap().stream("a", 1, (_, sink) -> sink.accept(event("1", "bob"), null)));
        Scan.Result again = scan(new Tap().ownReading().stream("b", 1,
                (_, sink) -> sink.accept(event("1", "eve"), null)));
        assertThat(again.streams().getFirst().conflicts()).isZero();
        assertThat(again.streams().getFirst().duplicates()).isEqualTo(1);
        assertThat(again.added()).isZero();
    }

    @Test
    void what_did_not_become_events_is_in_the_runs_line_and_adds_up() throws Exception {
        for (int scan = 0; scan < 2; scan++) {
            scan(new Tap().stream("a", scan + 1, (_, sink) -> {
                sink.unreadable();
                sink.leftOut(300);
            }));
        }
        assertThat(reports()).extracting(report -> report.remarks().leftOut()).containsExactly(300L, 300L);
        assertThat(standing("a").missed()).isEqualTo(new Missed(2, 600));
    }

    @Test
    void a_stream_that_missed_nothing_says_nothing_of_it() throws Exception {
        scan(new Tap().stream("a", 1, (_, sink) -> sink.accept(event("1"), null)));
        try (Stream<Path> months = Files.list(repo.layout().runs())) {
            assertThat(months).allSatisfy(month -> assertThat(month).content().contains("\"stream\":\"a\"")
                    .doesNotContain("left_out", "unreadable"));
        }
    }

    @Test
    void a_defect_in_a_stream_is_ours_to_hear_of() {
        assertThatThrownBy(() -> scan(new Tap().stream("a", 1, (_, _) -> {
            throw new IllegalStateException("a bug");
        }))).isInstanceOf(IllegalStateException.class);
    }
}
