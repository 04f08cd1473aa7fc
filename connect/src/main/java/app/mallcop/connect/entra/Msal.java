package app.mallcop.connect.entra;

import app.mallcop.api.Problem;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.entra.Identity.Proof;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Future;

/** MSAL, told all that it would otherwise guess. Its cache is not used: {@code net.Token} keeps the token. */
final class Msal {

    private final Identity identity;
    private final URI login;
    private final MsalWire wire;

    Msal(Identity identity, URI login, MsalWire wire) {
        this.identity = identity;
        this.login = login;
        this.wire = wire;
    }

    Future<IAuthenticationResult> token(String resource) throws PlatformFailed {
        try {
            return switch (identity.proof()) {
                case Proof.Managed _ -> managed(resource);
                case Proof.ClientSecret(var secret) ->
                    confidential(resource, ClientCredentialFactory.createFromSecret(secret.reveal()));
                case Proof.CertificateFile file -> confidential(resource, certificate(file));
                case Proof.Federated(Path file) ->
                    confidential(resource, ClientCredentialFactory.createFromCallback(() -> vouched(file)));
            };
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw bad("login_url or tenant_id", "Write the tenant as its id or domain.").causedBy(e);
        } catch (Exception e) {
            if (e instanceof PlatformFailed failed) {
                throw failed;
            }
            throw bad(identity.prefix() + "_CLIENT_* variables", "Sign-in could not begin.").causedBy(e);
        }
    }

    private Future<IAuthenticationResult> confidential(String resource, IClientCredential proof)
            throws MalformedURLException {
        String authority = "https://" + login.getRawAuthority() + "/" + identity.tenant() + "/";
        // No instance discovery: the config names whom we trust, and another host would be asked about it.
        ConfidentialClientApplication app = ConfidentialClientApplication.builder(identity.clientId(), proof)
                .authority(authority).instanceDiscovery(false).validateAuthority(false).httpClient(wire)
                .disableInternalRetries().build();
        return app.acquireToken(ClientCredentialParameters.builder(Set.of(resource + "/.default")).skipCache(true)
                .build());
    }

    private Future<IAuthenticationResult> managed(String resource) throws Exception {
        ManagedIdentityId who = identity.clientId().isEmpty()
                ? ManagedIdentityId.systemAssigned()
                : ManagedIdentityId.userAssignedClientId(identity.clientId());
        return ManagedIdentityApplication.builder(who).httpClient(wire).build()
                .acquireTokenForManagedIdentity(ManagedIdentityParameters.builder(resource).forceRefresh(true).build());
    }

    private IClientCredential certificate(Proof.CertificateFile proof) throws PlatformFailed {
        String name = proof.file().getFileName().toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".pfx") || name.endsWith(".p12")) {
                try (InputStream in = Files.newInputStream(proof.file())) {
                    return ClientCredentialFactory.createFromCertificate(in, proof.password().reveal());
                }
            }
            PemPair pair = PemPair.read(proof.file());
            return ClientCredentialFactory.createFromCertificateChain(pair.key(), pair.chain());
        } catch (IOException | GeneralSecurityException e) {
            throw bad(identity.prefix() + "_CLIENT_CERTIFICATE_PATH",
                    "Name a PEM file with an unencrypted PKCS#8 key and its certificate, or a .pfx file.").causedBy(e);
        }
    }

    private static String vouched(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    private static PlatformFailed bad(String what, String hint) {
        return new PlatformFailed(PlatformFailed.Kind.CREDENTIALS,
                Problem.of("credentials-unusable", "Microsoft's sign-in can't use " + what, hint));
    }
}
