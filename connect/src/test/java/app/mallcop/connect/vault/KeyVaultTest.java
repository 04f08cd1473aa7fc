package app.mallcop.connect.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.mallcop.api.Refusal;
import app.mallcop.connect.loss.Simulated;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.sim.azure.EntraLogin;
import app.mallcop.sim.azure.SimulatedVault;
import app.mallcop.sim.server.Mishap;
import app.mallcop.sim.server.Script;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.shelf.WorldClock;
import app.mallcop.store.secrets.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets from a vault, by the names of variables. */
class KeyVaultTest {

    private static final String TENANT = "c2f4b8a1-6d3e-4f7a-8b5c-1e9d0a7c6f42";

    @TempDir
    Path folder;

    private final WorldClock clock = new WorldClock(Instant.parse("2026-03-10T12:00:00Z"));
    private final EntraLogin login = new EntraLogin(clock, TENANT).application("app-1", "right-secret")
            .permit("app-1", SimulatedVault.RESOURCE, SimulatedVault.ROLE);
    private final SimulatedVault vault = new SimulatedVault(login).secret("GITHUB-TOKEN", "ghp-from-the-vault");
    private SimServer server;
    private Simulated simulated;

    @BeforeEach
    void start() throws IOException {
        server = SimServer.of(login, vault);
        simulated = new Simulated(folder, server.caPem(), clock).variable("AZURE_AUTHORITY_HOST",
                server.url(EntraLogin.SITE)).variable("AZURE_TENANT_ID", TENANT).variable("AZURE_CLIENT_ID", "app-1")
                .variable("AZURE_CLIENT_SECRET", "right-secret");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private KeyVault open() {
        return new KeyVault(server.url(SimulatedVault.SITE) + "/", simulated.wiring("secrets", "key-vault"));
    }

    private static Optional<String> value(KeyVault vault, String variable) {
        return vault.find(variable).map(Secret::reveal);
    }

    private static Refusal refusal(KeyVault vault, String variable) {
        return catchThrowableOfType(Refusal.class, () -> vault.find(variable));
    }

    @Test
    void a_variable_is_found_under_its_name_with_dashes() {
        assertThat(value(open(), "GITHUB_TOKEN")).contains("ghp-from-the-vault");
    }

    @Test
    void what_the_vault_does_not_have_is_not_set() {
        assertThat(open().find("VERCEL_TOKEN")).isEmpty();
    }

    @Test
    void what_is_at_hand_is_taken_and_the_vault_is_not_asked() {
        simulated.variable("GITHUB_TOKEN", "at hand");
        assertThat(value(open(), "GITHUB_TOKEN")).contains("at hand");
        assertThat(server.log().lines()).isEmpty();
    }

    @Test
    void each_secret_is_asked_for_once_whether_it_is_there_or_not() {
        KeyVault open = open();
        for (int i = 0; i < 3; i++) {
            open.find("GITHUB_TOKEN");
            open.find("NOT_THERE");
        }
        assertThat(server.log().lines().stream().filter(line -> line.path().contains("/secrets/"))).hasSize(2);
    }

    @Test
    void a_name_that_no_vault_takes_is_not_asked_for() {
        assertThat(open().find("A".repeat(128))).isEmpty();
        assertThat(server.log().lines()).isEmpty();
    }

    @Test
    void a_token_that_ended_is_fetched_anew() {
        KeyVault open = open();
        open.find("NOT_THERE");
        login.tokens().revokeAll();
        assertThat(value(open, "GITHUB_TOKEN")).contains("ghp-from-the-vault");
    }

    @Test
    void throttled_it_waits_and_asks_again() {
        server.misbehave(new Script().on("GET", "/secrets/", 1, new Mishap.Throttle(Duration.ofSeconds(2), false)));
        assertThat(value(open(), "GITHUB_TOKEN")).contains("ghp-from-the-vault");
    }

    @Test
    void without_the_role_it_says_which_and_how_to_give_it() {
        login.forbid("app-1", SimulatedVault.RESOURCE, SimulatedVault.ROLE);
        Refusal refusal = refusal(open(), "GITHUB_TOKEN");
        assertThat(refusal.problems().getFirst().code()).isEqualTo("vault-not-permitted");
        assertThat(refusal.problems().toString()).contains("ForbiddenByRbac", "Key Vault Secrets User");
    }

    @Test
    void a_secret_that_is_switched_off_is_told_and_not_taken_for_missing() {
        vault.disable("GITHUB-TOKEN");
        assertThat(refusal(open(), "GITHUB_TOKEN").problems().toString()).contains("SecretDisabled");
    }

    @Test
    void a_failure_is_told_again_without_asking_again() {
        simulated.variable("AZURE_CLIENT_SECRET", "wrong-secret");
        KeyVault open = open();
        Refusal first = refusal(open, "GITHUB_TOKEN");
        assertThat(first.problems().toString()).contains("AADSTS7000215").doesNotContain("wrong-secret");
        int asked = server.log().lines().size();
        assertThat(refusal(open, "VERCEL_TOKEN")).isSameAs(first);
        assertThat(server.log().lines()).hasSize(asked);
    }

    @Test
    void an_address_that_is_none_of_a_vault_is_refused() {
        Wiring wiring = simulated.wiring("secrets", "key-vault");
        for (String url : new String[]{"http://a.vault.azure.net", "https://me@a.vault.azure.net", "vault",
                "https:// x"}) {
            assertThat(catchThrowableOfType(Refusal.class, () -> new KeyVault(url, wiring))).as(url).isNotNull();
        }
    }

    @Test
    void it_shows_no_secret() {
        KeyVault open = open();
        open.find("GITHUB_TOKEN");
        assertThat(open.toString()).doesNotContain("ghp-from-the-vault");
    }
}
