package app.mallcop.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.cli.frame.Console;
import app.mallcop.sim.azure.EntraLogin;
import app.mallcop.sim.azure.SimulatedVault;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.vercel.VercelSim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a connector's token may come from: {@code .env}, a workflow of Actions, a key vault. */
class SecretBackendsTest {

    private static final String CONNECTORS = "connectors:\n  - {id: vercel, type: vercel}\n";

    @TempDir
    Path temp;

    private EntraLogin login;
    private SimulatedVault vault;
    private SimServer server;

    @BeforeEach
    void start() throws IOException {
        login = new EntraLogin(Instant::now, Company.TENANT).application("app-1", "the-secret")
                .permit("app-1", SimulatedVault.RESOURCE, SimulatedVault.ROLE);
        vault = new SimulatedVault(login);
        server = SimServer.of(List.of(login, vault, new VercelSim(Instant::now, "pro", 1_000_000, Instant::now)),
                Instant::now);
        Files.writeString(temp.resolve("ca.pem"), server.caPem());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Shop shop(String secrets) throws IOException {
        return Shop.with(temp, "version: \"1\"\nsecrets: " + secrets + "\n" + CONNECTORS);
    }

    private Console console(Shop shop) {
        return shop.console().at(Instant.now()).env("MALLCOP_CA_BUNDLE", temp.resolve("ca.pem").toString())
                .env("VERCEL_API_URL", server.url("vercel")).env("AZURE_AUTHORITY_HOST", server.url(EntraLogin.SITE));
    }

    private String vaulted() {
        return "{backend: azure, vault_url: \"" + server.url(SimulatedVault.SITE) + "\"}";
    }

    private static void dotEnv(Shop shop, String... lines) throws IOException {
        Files.write(shop.path(".env"), List.of(lines));
    }

    @Test
    void a_token_in_the_vault_opens_a_platform() throws IOException {
        vault.secret("VERCEL-TOKEN", VercelSim.TOKEN);
        Shop shop = shop(vaulted());
        dotEnv(shop, "AZURE_TENANT_ID=" + Company.TENANT, "AZURE_CLIENT_ID=app-1", "AZURE_CLIENT_SECRET=the-secret");
        Console.Result scan = console(shop).run("scan");
        assertThat(scan.exit()).as(scan.out()).isZero();
        assertThat(scan.out() + scan.err() + shop.files()).doesNotContain(VercelSim.TOKEN);
    }

    @Test
    void a_vault_that_refuses_fails_the_connector_with_the_role_it_takes() throws IOException {
        login.forbid("app-1", SimulatedVault.RESOURCE, SimulatedVault.ROLE);
        Shop shop = shop(vaulted());
        dotEnv(shop, "AZURE_TENANT_ID=" + Company.TENANT, "AZURE_CLIENT_ID=app-1", "AZURE_CLIENT_SECRET=the-secret");
        Console.Result scan = console(shop).run("scan");
        assertThat(scan.exit()).isEqualTo(1);
        assertThat(scan.out()).contains("\"code\":\"vault-not-permitted\"", "Key Vault Secrets User");
    }

    @Test
    void looking_asks_no_vault() throws IOException {
        Shop shop = shop(vaulted());
        assertThat(console(shop).run("status").exit()).isZero();
        assertThat(console(shop).run("config", "check").exit()).isZero();
        assertThat(console(shop).run("detect").exit()).isZero();
        assertThat(server.log().lines()).isEmpty();
    }

    @Test
    void a_vault_without_an_address_is_an_error_of_the_config() throws IOException {
        Console.Result check = shop("{backend: azure}").run("config", "check");
        assertThat(check.exit()).isEqualTo(2);
        assertThat(check.out()).contains("config-missing-key", "the azure backend needs vault_url");
    }

    @Test
    void in_actions_only_what_the_workflow_passes_in_counts() throws IOException {
        Shop shop = shop("{backend: github}");
        dotEnv(shop, "VERCEL_TOKEN=" + VercelSim.TOKEN);
        Console.Result without = console(shop).run("scan");
        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.out()).contains("VERCEL_TOKEN");
        assertThat(console(shop).env("VERCEL_TOKEN", "").run("scan").exit()).as("empty is missing").isEqualTo(1);
        assertThat(console(shop).env("VERCEL_TOKEN", VercelSim.TOKEN).run("scan").exit()).isZero();
    }

    @Test
    void a_dot_env_that_cannot_be_read_is_told_with_its_line() throws IOException {
        Shop shop = shop("{backend: env}");
        dotEnv(shop, "A=b", "this is nothing");
        Console.Result scan = console(shop).run("scan");
        assertThat(scan.exit()).isEqualTo(2);
        assertThat(scan.out()).contains("line 2").doesNotContain("internal");
    }
}
