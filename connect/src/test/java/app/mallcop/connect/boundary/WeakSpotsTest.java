package app.mallcop.connect.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.mallcop.api.Event;
import app.mallcop.connect.loss.Scans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeakSpotsTest {

    @TempDir
    Path folder;

    private Path repo;
    private String me;

    @BeforeEach
    void set() throws IOException {
        repo = Files.createDirectories(folder.resolve("repo"));
        chmod(folder, "rwxr-xr-x");
        chmod(repo, "rwxr-xr-x");
        write("mallcop.yaml", "rw-r--r--");
        write("plugins/detectors/own/manifest.yaml", "rw-r--r--");
        chmod(repo.resolve("plugins"), "rwxr-xr-x");
        me = Files.getOwner(repo).getName();
    }

    private Path write(String name, String mode) throws IOException {
        Path file = repo.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        return chmod(file, mode);
    }

    private static Path chmod(Path path, String mode) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private Ground ground(Optional<String> agent, Map<String, Set<String>> groups) {
        return new Ground(repo, Optional.empty(), me, agent, new Accounts(groups));
    }

    private List<String> found() throws IOException {
        return found(ground(Optional.empty(), Map.of()));
    }

    private static List<String> found(Ground ground) throws IOException {
        return WeakSpots.find(ground).stream().map(spot -> spot.check() + " " + spot.path()).toList();
    }

    @Test
    void a_repo_that_only_its_user_can_change_has_none() throws IOException {
        write(".env", "rw-------");
        assertThat(found()).isEmpty();
    }

    @Test
    void secrets_that_others_may_read_are_one() throws IOException {
        write(".env", "rw-r-----");
        assertThat(found()).containsExactly("env-mode .env");
    }

    @Test
    void what_everybody_can_change_is_one_and_what_lies_in_it_is_not_told_again() throws IOException {
        chmod(repo.resolve("plugins"), "rwxrwxrwx");
        write("plugins/detectors/own/manifest.yaml", "rw-rw-rw-");
        write("exceptions.yaml", "rw-rw-rw-");
        assertThat(found()).containsExactly("world-writable exceptions.yaml", "world-writable plugins");
    }

    @Test
    void a_file_deep_in_a_plugin_is_found() throws IOException {
        write("plugins/detectors/own/run.sh", "rwxrwxrwx");
        assertThat(found()).containsExactly("world-writable plugins/detectors/own/run.sh");
    }

    @Test
    void a_folder_above_that_everybody_can_change_is_one_unless_it_is_like_tmp() throws IOException {
        chmod(folder, "rwxrwxrwx");
        assertThat(found()).containsExactly("world-writable " + folder.toRealPath());
        Files.setAttribute(folder, "unix:mode", 01777);
        assertThat(found()).isEmpty();
    }

    @Test
    void a_group_counts_when_somebody_else_is_in_it() throws IOException {
        String group = String.valueOf(Files.getAttribute(repo, "unix:group"));
        write("mallcop.yaml", "rw-rw-r--");
        assertThat(found(ground(Optional.empty(), Map.of(group, Set.of(me))))).isEmpty();
        assertThat(found(ground(Optional.empty(), Map.of(group, Set.of(me, "eve")))))
                .containsExactly("group-writable mallcop.yaml");
        assertThat(found(ground(Optional.of("eve"), Map.of(group, Set.of(me, "eve")))))
                .containsExactly("cross-write mallcop.yaml");
    }

    @Test
    void an_agent_that_can_become_root_is_one() throws IOException {
        assertThat(found(ground(Optional.of("claw"), Map.of("wheel", Set.of("claw")))))
                .containsExactly("sudo-access claw");
        assertThat(found(ground(Optional.of("claw"), Map.of("wheel", Set.of("ada"))))).isEmpty();
    }

    @Test
    void an_agent_that_runs_as_the_same_user_is_told_once_and_not_file_by_file() throws IOException {
        assertThat(found(ground(Optional.of(me), Map.of()))).containsExactly("same-user " + me);
    }

    @Test
    void what_belongs_to_the_agent_or_to_another_user_is_told_apart() throws IOException {
        assumeTrue(me.equals("root"), "only root can give a file away: not tried");
        Path plugin = write("plugins/detectors/own/run.sh", "rwxr-xr-x");
        Files.setAttribute(plugin, "unix:uid", 65_534);
        Path trust = write(".mallcop/trust/keys", "rw-r--r--");
        Files.setAttribute(trust, "unix:uid", 1);
        String nobody = Files.getOwner(plugin).getName();
        assertThat(found(ground(Optional.of(nobody), Map.of()))).containsExactly(
                "cross-write plugins/detectors/own/run.sh", "file-ownership .mallcop/trust/keys");
    }

    @Test
    void a_link_counts_as_what_it_leads_to() throws IOException {
        Path elsewhere = chmod(Files.writeString(folder.resolve("shared.yaml"), "x"), "rw-rw-rw-");
        Files.createSymbolicLink(repo.resolve("skills.lock"), elsewhere);
        assertThat(found()).containsExactly("world-writable skills.lock");
    }

    @Test
    void it_is_told_when_it_is_found_and_when_it_is_mended_and_not_between() throws Exception {
        Scans scans = new Scans(() -> new BoundaryConnector(ground(Optional.empty(), Map.of())));
        write(".env", "rw-r--r--");
        Instant at = Instant.parse("2026-03-10T12:00:00Z");
        for (int i = 0; i < 3; i++) {
            assertThat(scans.run(at.plusSeconds(60L * i))).isEmpty();
        }
        chmod(repo.resolve(".env"), "rw-------");
        scans.run(at.plusSeconds(300));
        scans.run(at.plusSeconds(360));
        assertThat(scans.events()).extracting(Event::type).extracting(type -> type.name())
                .containsOnly("boundary_violation");
        assertThat(scans.events()).extracting(event -> event.metadata().text("outcome").orElseThrow().clear())
                .containsExactly("weak", "mended");
    }

    @Test
    void groups_are_read_with_those_whose_own_it_is() throws IOException {
        Path passwd = Files.writeString(folder.resolve("passwd"), "ada:x:1000:1000::/home/ada:/bin/sh\nbad line\n");
        Path group = Files.writeString(folder.resolve("group"), "ada:x:1000:\nsudo:x:27:eve, bob\n");
        Accounts accounts = Accounts.read(passwd, group);
        assertThat(accounts.members()).containsEntry("ada", Set.of("ada")).containsEntry("sudo", Set.of("eve", "bob"));
        assertThat(accounts.isAdmin("bob")).isTrue();
        assertThat(accounts.isAdmin("ada")).isFalse();
    }
}
