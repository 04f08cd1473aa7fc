package app.mallcop.proof.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.feed.Import;
import app.mallcop.desk.feed.ImportFile;
import app.mallcop.proof.trouble.Shop.Ended;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.runs.RunLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TroubleTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // set before each test
    private Shop shop;

    @BeforeEach
    void makeShop() throws IOException {
        shop = new Shop(folder);
    }

    /** One document that says what is wrong, and no trace anywhere. */
    private static void assertFailed(Ended ended, String code) {
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(1);
        assertThat(ended.out()).startsWith("{").endsWith("}\n").contains("\"code\":\"" + code + "\"")
                .containsOnlyOnce("\"command\"")
                .doesNotContain("\tat ", "Exception in");
        assertThat(ended.err()).doesNotContain("\tat ", "Exception in");
    }

    private static void assertFine(Ended ended) {
        assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
    }

    @Test
    void a_disk_that_is_full_fails_the_import_and_leaves_what_was_there() throws Exception {
        assumeTrue(Shop.has("prlimit"), "prlimit (util-linux) is not installed: the full disk was not tested");
        assertFine(shop.run("import", shop.events("before", 0, 5).toString()));
        Map<String, String> before = shop.content();
        String big = shop.events("big", 100, 1_000).toString();

        assertFailed(shop.runWithFilesUpTo(100, "import", big), "file-access");

        assertThat(shop.content()).isEqualTo(before);
        assertFine(shop.run("import", big));
        assertThat(shop.run("events", "--limit", "1", "--hours", "8760").out()).contains("evt-");
    }

    @Test
    void another_user_may_look_and_is_told_that_he_may_not_write() throws Exception {
        assumeTrue(Shop.has("setpriv"), "setpriv (util-linux) is not installed: the foreign owner was not tested");
        assumeTrue("root".equals(System.getProperty("user.name")),
                "only root can become another user: the foreign owner was not tested");
        String file = shop.events("some", 0, 5).toString();
        assertFine(shop.run("import", file));
        Map<String, String> before = shop.content();

        assertFailed(shop.runAsNobody("import", file), "read-only");
        assertFine(shop.runAsNobody("events"));
        assertFine(shop.runAsNobody("report"));
        assertThat(shop.runAsNobody("status").out()).startsWith("{").contains("\"command\":\"status\"");

        assertThat(shop.content()).isEqualTo(before);
    }

    @Test
    void a_folder_that_is_read_only_is_told_to_its_owner_too() throws Exception {
        assumeTrue(Shop.has("setpriv"), "setpriv (util-linux) is not installed: the read-only folder was not tested");
        assumeTrue("root".equals(System.getProperty("user.name")),
                "root writes everywhere and only root can become another: not tested");
        String file = shop.events("some", 0, 5).toString();
        assertFine(shop.run("import", file));
        shop.giveToNobody();
        shop.makeReadOnly();
        Map<String, String> before = shop.content();

        assertFailed(shop.runAsNobody("import", file), "read-only");
        assertFine(shop.runAsNobody("events"));

        assertThat(shop.content()).isEqualTo(before);
    }

    @Test
    void two_imports_that_start_at_the_same_moment_both_end_up_in() throws Exception {
        String one = shop.events("one", 0, 300).toString();
        String two = shop.events("two", 200, 500).toString();

        Process first = shop.start(List.of(), folder, "import", one);
        Process second = shop.start(List.of(), folder, "import", two);

        assertFine(shop.end(first, "import", one));
        assertFine(shop.end(second, "import", two));
        List<RunLine> runs = repo(NOON).log().all();
        assertThat(runs).hasSize(2);
        assertThat(runs.stream().flatMap(run -> run.streams().stream()).mapToLong(stream -> stream.added()).sum())
                .isEqualTo(500);
        assertThat(runs.get(1).parent()).isEqualTo(runs.get(0).hash());
    }

    private Repo repo(Instant now) {
        return Repo.open(shop.repo(), Disk.real(), Clock.fixed(now, ZoneOffset.UTC), Optional.of("shop"));
    }

    private Import.Result importing(Instant now, Path... files) throws IOException {
        List<ImportFile> named = java.util.stream.Stream.of(files)
                .map(file -> new ImportFile(file.toString(), Optional.of(file))).toList();
        return new Import(repo(now), Progress.NONE, Cancel.NEVER).run(
                new Import.Request(named, Optional.empty(), false, false),
                InputStream.nullInputStream());
    }

    @Test
    void a_file_that_vanishes_before_it_is_its_turn_leaves_nothing_of_the_import() throws Exception {
        importing(NOON, shop.events("before", 0, 5));
        Map<String, String> before = shop.content();
        Path there = shop.events("there", 100, 200);

        assertThatThrownBy(() -> importing(NOON.plusSeconds(60), there, folder.resolve("gone")))
                .isInstanceOf(NoSuchFileException.class);

        assertThat(shop.content()).isEqualTo(before);
        assertThat(importing(NOON.plusSeconds(60), there).added()).isEqualTo(100);
    }

    @Test
    void a_clock_that_goes_back_takes_no_run_with_it_and_is_told() throws Exception {
        importing(NOON, shop.events("first", 0, 5));

        Import.Result result = importing(NOON.minusSeconds(7_200), shop.events("second", 5, 10));

        RunLine last = repo(NOON).log().all().getLast();
        assertThat(last.asOf()).isEqualTo(NOON);
        assertThat(last.clockBackSeconds()).isEqualTo(7_200);
        assertThat(result.clockWentBack()).isTrue();
        assertThat(shop.run("status").out()).contains("\"clock\"");
    }

    @Test
    void a_clock_that_is_right_again_goes_on() throws Exception {
        importing(NOON, shop.events("first", 0, 5));
        importing(NOON.minusSeconds(7_200), shop.events("second", 5, 10));

        assertThat(importing(NOON.plusSeconds(60), shop.events("third", 10, 15)).clockWentBack()).isFalse();
        assertThat(repo(NOON).log().all().getLast().asOf()).isEqualTo(NOON.plusSeconds(60));
    }
}
