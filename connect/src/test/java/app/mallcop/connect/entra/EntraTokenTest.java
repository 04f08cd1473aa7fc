package app.mallcop.connect.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.loss.Simulated;
import app.mallcop.connect.polling.Options;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import app.mallcop.net.Network;
import app.mallcop.net.Token;
import app.mallcop.net.Wire;
import app.mallcop.sim.azure.EntraLogin;
import app.mallcop.sim.server.Mishap;
import app.mallcop.sim.server.Script;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.shelf.WorldClock;
import app.mallcop.store.secrets.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntraTokenTest {

    private static final String GRAPH = "https://graph.microsoft.com";
    private static final String TENANT = "c2f4b8a1-6d3e-4f7a-8b5c-1e9d0a7c6f42";

    @TempDir
    Path folder;

    private final WorldClock clock = new WorldClock(Instant.parse("2026-03-10T12:00:00Z"));
    private final EntraLogin login = new EntraLogin(clock, TENANT).application("app-1", "right-secret")
            .trusts("app-1", "https://ci.example").permit("app-1", GRAPH, "AuditLog.Read.All");
    private SimServer server;
    private Simulated simulated;

    @BeforeEach
    void start() throws IOException {
        server = SimServer.of(login);
        simulated = new Simulated(folder, server.caPem(), clock).text("login_url", server.url(EntraLogin.SITE))
                .text("tenant_id", TENANT).variable("AZURE_CLIENT_ID", "app-1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Token token() throws PlatformFailed {
        return EntraToken.of(simulated.wiring("azure", "azure"), "M365", "AZURE").token(GRAPH);
    }

    @Test
    void a_secret_gives_a_token_over_our_own_trust_anchors() throws Exception {
        simulated.variable("AZURE_CLIENT_SECRET", "right-secret");
        assertThat(token().value()).startsWith("simulated-");
    }

    @Test
    void a_token_is_kept_until_shortly_before_it_ends() throws Exception {
        simulated.variable("AZURE_CLIENT_SECRET", "right-secret");
        Token token = token();
        String first = token.value();
        assertThat(token.value()).isEqualTo(first);
        clock.advance(Duration.ofMinutes(70));
        assertThat(token.value()).isNotEqualTo(first);
    }

    @Test
    void a_token_that_was_refused_is_fetched_anew() throws Exception {
        simulated.variable("AZURE_CLIENT_SECRET", "right-secret");
        Token token = token();
        String first = token.value();
        token.refused(first);
        assertThat(token.value()).isNotEqualTo(first);
    }

    @Test
    void a_sign_in_that_is_throttled_or_broken_is_tried_again() throws Exception {
        simulated.variable("AZURE_CLIENT_SECRET", "right-secret");
        server.misbehave(new Script().on("POST", "token", 1, new Mishap.Throttle(Duration.ofSeconds(3), false))
                .on("POST", "token", 2, new Mishap.Fail(503)));
        assertThat(token().value()).startsWith("simulated-");
    }

    @Test
    void a_wrong_secret_is_told_with_entras_number_and_without_the_secret() throws Exception {
        simulated.variable("AZURE_CLIENT_SECRET", "wrong-secret");
        PlatformFailed failed = catchThrowableOfType(PlatformFailed.class, () -> token().value());
        assertThat(failed.kind()).isEqualTo(PlatformFailed.Kind.CREDENTIALS);
        assertThat(failed.problem().toString()).contains("AADSTS7000215").doesNotContain("wrong-secret");
    }

    @Test
    void a_token_of_another_issuer_is_read_anew_each_time() throws Exception {
        Path file = folder.resolve("vouched");
        simulated.variable("AZURE_FEDERATED_TOKEN_FILE", file.toString());
        Files.writeString(file, jwt("https://ci.example"));
        Token token = token();
        String first = token.value();
        assertThat(first).startsWith("simulated-");
        token.refused(first);
        Files.writeString(file, jwt("https://stranger.example"));
        PlatformFailed failed = catchThrowableOfType(PlatformFailed.class, token::value);
        assertThat(failed.problem().toString()).contains("AADSTS700213");
    }

    @Test
    void a_certificate_signs_for_the_application() throws Exception {
        login.trusts("app-1", "app-1");
        simulated.variable("AZURE_CLIENT_CERTIFICATE_PATH", KeyPairs.pemFile(folder).toString());
        assertThat(token().value()).startsWith("simulated-");
    }

    @Test
    void the_first_prefix_with_a_client_id_counts_whole() throws Exception {
        simulated.variable("M365_CLIENT_ID", "app-2").variable("AZURE_CLIENT_SECRET", "right-secret");
        PlatformFailed failed = catchThrowableOfType(PlatformFailed.class, this::token);
        assertThat(failed.problem().toString()).contains("M365_CLIENT_SECRET");
    }

    @Test
    void a_sign_in_that_can_not_be_reached_says_so() throws Exception {
        simulated.variable("AZURE_CLIENT_SECRET", "right-secret");
        server.closeDoors();
        PlatformFailed failed = catchThrowableOfType(PlatformFailed.class, () -> token().value());
        assertThat(failed.kind()).isEqualTo(PlatformFailed.Kind.UNREACHABLE);
        assertThat(failed.problem().code()).isEqualTo("unreachable");
    }

    @Test
    void a_machine_that_azure_knows_needs_no_secret() throws Exception {
        AtomicReference<Ask> asked = new AtomicReference<>();
        Wire machine = (ask, deadline, most) -> {
            asked.set(ask);
            long end = Instant.now().plusSeconds(3_600).getEpochSecond();
            String body = "{\"access_token\":\"of-the-machine\",\"expires_on\":\"" + end
                    + "\",\"resource\":\"r\",\"token_type\":\"Bearer\"}";
            return new Answer(200, Map.of("Content-Type", List.of("application/json")),
                    body.getBytes(StandardCharsets.UTF_8));
        };
        Wiring wiring = new Wiring("azure", "azure", Options.NONE,
                name -> name.equals("ARM_USE_MSI") ? Optional.of(Secret.of("true")) : Optional.empty(),
                new Network(machine, simulated.network().waits()), Wiring.Reach.usual(), text -> text, folder, folder);
        assertThat(EntraToken.of(wiring, "AZURE").token(GRAPH).value()).isEqualTo("of-the-machine");
        assertThat(asked.get().uri().getHost()).isEqualTo("169.254.169.254");
        assertThat(asked.get().headers()).containsEntry("Metadata", "true");
    }

    private static String jwt(String issuer) {
        String claims = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(("{\"iss\":\"" + issuer + "\"}").getBytes(StandardCharsets.UTF_8));
        return "e30." + claims + ".c2ln";
    }
}
