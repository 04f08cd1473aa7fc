package app.mallcop.store.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Refusal;
import app.mallcop.store.given.Given;
import app.mallcop.store.given.QuickDisk;
import app.mallcop.store.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterCloneTest {

    @TempDir
    Path folder;

    private WriterClone clone(String name) {
        return new WriterClone(new Layout(folder), new QuickDisk(), Optional.of(name));
    }

    @Test
    void the_first_run_claims_it_and_the_same_clone_goes_on() throws Exception {
        assertThat(clone("a").require(Given.NOON, false)).isEqualTo("a");
        assertThat(clone("a").require(Given.NOON.plusSeconds(9), false)).isEqualTo("a");
        assertThat(clone("b").writer()).contains(new WriterClone.Writer("a", Given.NOON));
    }

    @Test
    void another_clone_is_told_who_it_is_and_what_to_do() throws Exception {
        clone("a").require(Given.NOON, false);

        assertThatThrownBy(() -> clone("b").require(Given.NOON, false)).isInstanceOfSatisfying(Refusal.class,
                refusal -> {
                    assertThat(refusal.problems().getFirst().message().toString()).isEqualTo(
                            "Another clone of this deployment repo is the one that runs (a, since 2026-11-20T12:00:00Z). This clone can look and add decisions.");
                    assertThat(refusal.problems().getFirst().hint()).contains("--take-over");
                });
    }

    @Test
    void a_clone_that_takes_over_shuts_the_other_one_out() throws Exception {
        clone("a").require(Given.NOON, false);
        clone("b").require(Given.NOON, true);

        assertThatThrownBy(() -> clone("a").require(Given.NOON, false)).isInstanceOf(Refusal.class);
    }

    @Test
    void a_damaged_claim_is_told_and_can_be_taken_over() throws Exception {
        Files.createDirectories(folder.resolve(".mallcop"));
        Files.writeString(folder.resolve(".mallcop/writer"), "<<<<<<<");

        assertThatThrownBy(() -> clone("a").require(Given.NOON, false)).isInstanceOf(Refusal.class);
        assertThat(clone("a").require(Given.NOON, true)).isEqualTo("a");
    }

    @Test
    void without_git_there_are_no_clones() throws Exception {
        assertThat(new WriterClone(new Layout(folder), new QuickDisk(), Optional.empty()).require(Given.NOON, false))
                .isEqualTo("no-git");
    }

    @Test
    void a_clone_of_git_knows_itself_by_a_name_that_is_not_in_git() throws IOException {
        assertThat(new Git(folder).run("init", "-q").ok()).isTrue();
        WriterClone clone = new WriterClone(new Layout(folder), new QuickDisk(), Optional.empty());

        String name = clone.require(Given.NOON, false);

        assertThat(name).startsWith("clone-");
        assertThat(clone.require(Given.NOON, false)).isEqualTo(name);
        assertThat(new Git(folder).run("status", "--porcelain").out()).doesNotContain("mallcop-clone");
    }
}
