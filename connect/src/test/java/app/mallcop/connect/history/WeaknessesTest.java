package app.mallcop.connect.history;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.testkit.GitFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeaknessesTest {

    @TempDir
    Path temp = Path.of("");

    private List<String> rules(String path, String content) throws IOException {
        GitFolder repo = new GitFolder(temp.resolve("repo")).commit(path, content.replace("|", "\n"));
        byte[] key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        return new HistoryScan(key, Instant.EPOCH, Settings.plain(), Watch.NONE).scan(repo.path().toString(), temp)
                .weaknesses().stream().map(Weakness::rule).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {".env; X=1; tracked-env", "app/.env.production; X=1; tracked-env",
            "deploy/id_rsa; x; private-key-file", "infra/terraform.tfstate; {}; terraform-state",
            "kubeconfig; x; kubeconfig",
            ".github/workflows/a.yml; on: pull_request_target|      ref: ${{ github.event.pull_request.head.sha }}; workflow-runs-strangers",
            ".github/workflows/a.yml; steps:|  - uses: someone/thing@v1; unpinned-action",
            "Dockerfile; FROM x|ENV DB_PASSWORD=hunter2hunter; docker-secret",
            "main.tf; ingress {|  cidr_blocks = [\"0.0.0.0/0\"]; open-security-group",
            "api.py; requests.get(u, verify=False); no-certificate-check",
            "c.go; tls.Config{InsecureSkipVerify: true}; no-certificate-check",
            "s.js; res.set('Access-Control-Allow-Origin', '*'); open-cors"})
    void what_is_unwise_is_found(String path, String content, String rule) throws IOException {
        assertThat(rules(path, content)).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {".env.example; X=1", "docs/.env; X=1",
            ".github/workflows/a.yml; on: pull_request_target|  steps:|  - run: echo hi",
            ".github/workflows/a.yml; - uses: actions/checkout@v5",
            ".github/workflows/a.yml; - uses: someone/thing@0123456789abcdef0123456789abcdef01234567 # v1",
            "Dockerfile; ARG DB_PASSWORD", "Dockerfile; ENV DB_PASSWORD=$DB_PASSWORD",
            "Dockerfile; ENV PASSWORD_FILE=/run/secrets/db", "main.tf; cidr_blocks = [\"10.0.0.0/8\"]",
            "api.py; requests.get(u, verify=ca_bundle)", "id_rsa.pub; ssh-rsa AAAA",
            "api.py; requests.get(u, verify=False)  # mallcop:allow"})
    void what_is_wise_is_not(String path, String content) throws IOException {
        assertThat(rules(path, content)).isEmpty();
    }

    @Test
    void what_was_mended_is_gone() throws IOException {
        GitFolder repo = new GitFolder(temp.resolve("repo")).commit(".env", "X=1");
        repo.git("rm", "-q", ".env");
        repo.commit("mended");
        assertThat(rules("a.txt", "x")).isEmpty();
    }
}
