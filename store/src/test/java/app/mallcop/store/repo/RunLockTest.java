package app.mallcop.store.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Refusal;
import app.mallcop.store.given.Given;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    Path folder;

    private Path file = Path.of("set below");

    @BeforeEach
    void setUp() {
        file = folder.resolve("local/lock");
    }

    private RunLock take(Duration patience) throws IOException {
        return RunLock.take(file, "import", Given.NOON, patience);
    }

    /** Another process that takes the lock, says how that went, and keeps it until its input ends. */
    public static final class Holder {
        public static void main(String[] arguments) throws IOException {
            try (RunLock _ = RunLock.take(Path.of(arguments[0]), "scan", Given.NOON, Duration.ZERO)) {
                System.out.println("held");
                while (System.in.read() >= 0) {
                    // until the input ends
                }
            } catch (Refusal refusal) {
                System.out.println(refusal.problems().getFirst().code());
            }
        }
    }

    private Process otherProcess() throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Holder.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String saidBy(Process process) throws IOException {
        BufferedReader out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return String.valueOf(out.readLine());
    }

    @Test
    void one_that_is_taken_is_held_and_told_by_whom() throws Exception {
        try (RunLock _ = take(Duration.ZERO)) {
            assertThat(RunLock.isHeld(file)).isTrue();
            assertThat(RunLock.holder(file))
                    .contains(new RunLock.Holder(ProcessHandle.current().pid(), "import", Given.NOON));
        }
        assertThat(RunLock.isHeld(file)).isFalse();
        assertThat(RunLock.holder(file)).isEmpty();
    }

    @Test
    void a_second_one_within_the_process_is_refused_and_does_not_break_the_first() throws Exception {
        try (RunLock _ = take(Duration.ZERO)) {
            assertThatThrownBy(() -> take(Duration.ofMillis(60))).isInstanceOfSatisfying(Refusal.class,
                    refusal -> assertThat(refusal.problems().getFirst().message().toString()).isEqualTo(
                            "The deployment repo is in use by `mallcop import` (process "
                                    + ProcessHandle.current().pid() + ", since " + Given.NOON + ")."));
            assertThat(saidBy(otherProcess())).isEqualTo("busy");
        }
    }

    @Test
    void looking_who_holds_it_does_not_let_it_go() throws Exception {
        try (RunLock _ = take(Duration.ZERO)) {
            assertThat(RunLock.isHeld(file)).isTrue();
            assertThat(RunLock.holder(file)).isPresent();
            assertThat(saidBy(otherProcess())).isEqualTo("busy");
        }
    }

    @Test
    void another_process_is_named_and_one_that_was_killed_holds_nothing() throws Exception {
        Process other = otherProcess();
        assertThat(saidBy(other)).isEqualTo("held");

        assertThat(RunLock.isHeld(file)).isTrue();
        assertThat(RunLock.holder(file)).isEqualTo(Optional.of(new RunLock.Holder(other.pid(), "scan", Given.NOON)));
        assertThatThrownBy(() -> take(Duration.ZERO)).isInstanceOf(Refusal.class);
        other.destroyForcibly().waitFor();

        assertThat(RunLock.isHeld(file)).isFalse();
        take(Duration.ZERO).close();
    }

    @Test
    void whoever_waits_gets_it_when_it_is_free() throws Exception {
        RunLock first = take(Duration.ZERO);
        Thread.ofVirtual().start(() -> {
            try {
                first.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        try (RunLock _ = take(Duration.ofSeconds(30))) {
            assertThat(RunLock.isHeld(file)).isTrue();
        }
    }
}
