package app.mallcop.connect.entra;

import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Options;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.store.secrets.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who signs in, and how it proves that.
 *
 * @param prefix of the variables that say so
 */
record Identity(String prefix, String tenant, String clientId, Proof proof) {

    sealed interface Proof {

        /** Does not show itself. */
        record ClientSecret(Secret secret) implements Proof {}

        /** A PEM file with key and certificate, or a PKCS#12 file. */
        record CertificateFile(Path file, Secret password) implements Proof {}

        /** Another issuer vouches for us: the file holds its token, and is written anew now and then. */
        record Federated(Path tokenFile) implements Proof {}

        /** The machine itself is known to Azure. */
        record Managed() implements Proof {}
    }

    /** The first prefix with a client id counts whole, so that an id of one never meets a secret of another. */
    static Identity of(Wiring wiring, String... prefixes) throws PlatformFailed {
        String chosen = prefixes[0];
        for (String prefix : prefixes) {
            if (wiring.variable(prefix + "_CLIENT_ID").isPresent()) {
                chosen = prefix;
                break;
            }
        }
        Optional<Proof> proof = proof(wiring, chosen);
        String client = wiring.variable(chosen + "_CLIENT_ID").orElse("");
        boolean managed = proof.isPresent() && proof.get() instanceof Proof.Managed;
        if (client.isEmpty() && !managed) {
            throw Options.missing(chosen + "_CLIENT_ID", "It is the application (client) id of the app registration.");
        }
        if (proof.isEmpty()) {
            throw Options.missing(chosen + "_CLIENT_SECRET", "Set it, or " + chosen
                    + "_CLIENT_CERTIFICATE_PATH, or " + chosen + "_FEDERATED_TOKEN_FILE.");
        }
        Optional<String> tenant = wiring.text("tenant_id", chosen + "_TENANT_ID");
        if (tenant.isEmpty() && !managed) {
            throw Options.missing(chosen + "_TENANT_ID", "It is the directory (tenant) id.");
        }
        return new Identity(chosen, tenant.orElse(""), client, proof.get());
    }

    private static Optional<Proof> proof(Wiring wiring, String prefix) {
        Optional<String> secret = wiring.variable(prefix + "_CLIENT_SECRET");
        if (secret.isPresent()) {
            return Optional.of(new Proof.ClientSecret(Secret.of(secret.get())));
        }
        Optional<String> certificate = wiring.variable(prefix + "_CLIENT_CERTIFICATE_PATH");
        if (certificate.isPresent()) {
            return Optional.of(new Proof.CertificateFile(wiring.repo().resolve(certificate.get()),
                    Secret.of(wiring.variable(prefix + "_CLIENT_CERTIFICATE_PASSWORD").orElse(""))));
        }
        Optional<String> token = wiring.variable(prefix + "_FEDERATED_TOKEN_FILE");
        if (token.isPresent()) {
            return Optional.of(new Proof.Federated(wiring.repo().resolve(token.get())));
        }
        boolean managed = wiring.variable("IDENTITY_ENDPOINT", "MSI_ENDPOINT").isPresent()
                || wiring.variable("ARM_USE_MSI").filter("true"::equals).isPresent();
        return managed ? Optional.of(new Proof.Managed()) : Optional.empty();
    }

    @Override
    public String toString() {
        return clientId.isEmpty() ? "this machine" : clientId;
    }
}
