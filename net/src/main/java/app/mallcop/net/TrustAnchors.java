package app.mallcop.net;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom TLS believes: the JDK's anchors, and those of {@code network.ca_bundle}. */
public final class TrustAnchors {

    private TrustAnchors() {}

    public static SSLContext context(Optional<Path> bundle) {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (X509Certificate own : builtIn()) {
                all.setCertificateEntry("jdk-" + number++, own);
            }
            if (bundle.isPresent()) {
                for (Certificate extra : read(bundle.get())) {
                    all.setCertificateEntry("bundle-" + number++, extra);
                }
            }
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, managers(all), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the JDK can't do TLS", e);
        }
    }

    private static X509Certificate[] builtIn() throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> read(Path bundle) {
        try (InputStream in = Files.newInputStream(bundle)) {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw bad(bundle, "holds no certificate");
            }
            return found;
        } catch (CertificateException e) {
            throw bad(bundle, "holds what is no certificate").causedBy(e);
        } catch (IOException e) {
            throw bad(bundle, "can't be read").causedBy(e);
        }
    }

    private static Refusal bad(Path bundle, String what) {
        return Refusal.usage(new Problem("bad-ca-bundle",
                Prose.of("network.ca_bundle {} " + what, Untrusted.of(bundle.toString())),
                "Name a PEM file with the CA certificates to trust beside the usual ones."));
    }
}
