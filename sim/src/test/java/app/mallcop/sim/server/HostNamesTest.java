package app.mallcop.sim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs that we did not write think of the certificates, where they are installed. */
class HostNamesTest {

    @TempDir
    Path folder;

    @Test
    void curl_reaches_a_site_by_path_and_by_the_vendors_own_host_names() throws Exception {
        assumeTrue(installed("curl"));
        try (Stage stage = new Stage()) {
            Path ca = Files.writeString(folder.resolve("ca.pem"), stage.server.caPem());
            assertThat(curl(ca, stage.server.url("sample") + "/files/a")).isEqualTo("a");
            String port = ":" + stage.server.port();
            assertThat(curl(ca, "--resolve", "eu.api.sample.example" + port + ":127.0.0.1",
                    "https://eu.api.sample.example" + port + "/files/b")).isEqualTo("b");
            assertThat(curl(ca, "--resolve", "login.sample.example" + port + ":127.0.0.1",
                    "https://login.sample.example" + port + "/files/b")).contains("NO_SUCH_PATH");
        }
    }

    @Test
    void openssl_verifies_the_chain_strictly() throws Exception {
        assumeTrue(installed("openssl"));
        try (Stage stage = new Stage()) {
            Path ca = Files.writeString(folder.resolve("ca.pem"), stage.server.caPem());
            assertThat(run("openssl", "verify", "-x509_strict", "-CAfile", ca.toString(), ca.toString()))
                    .endsWith("OK\n");
            assertThat(run("openssl", "s_client", "-connect", "localhost:" + stage.server.port(), "-CAfile",
                    ca.toString(), "-x509_strict", "-verify_return_error", "-verify_hostname", "login.sample.example"))
                    .contains("Verify return code: 0 (ok)");
        }
    }

    private String curl(Path ca, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--noproxy", "*", "--cacert", ca.toString()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static boolean installed(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, program.equals("curl") ? "--version" : "version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
