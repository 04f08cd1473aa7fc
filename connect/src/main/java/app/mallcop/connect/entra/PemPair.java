package app.mallcop.connect.entra;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a PEM file of an application holds: its key, and the certificate first of those that vouch for it. */
record PemPair(PrivateKey key, List<X509Certificate> chain) {

    private static final String KEY = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_END = "-----END PRIVATE KEY-----";

    PemPair {
        chain = List.copyOf(chain);
    }

    static PemPair read(Path file) throws IOException, GeneralSecurityException {
        String text = Files.readString(file);
        int from = text.indexOf(KEY);
        int until = text.indexOf(KEY_END);
        int certificates = text.indexOf("-----BEGIN CERTIFICATE-----");
        if (from < 0 || until < from || certificates < 0) {
            throw new IOException("no key, or no certificate");
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(text.substring(from + KEY.length(), until));
        } catch (IllegalArgumentException e) {
            throw new IOException("no key", e);
        }
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        String rest = text.substring(0, from) + text.substring(until + KEY_END.length());
        List<X509Certificate> chain = new ArrayList<>();
        int at = rest.indexOf("-----BEGIN CERTIFICATE-----");
        byte[] pem = rest.substring(Math.max(at, 0)).getBytes(StandardCharsets.US_ASCII);
        for (var each : CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
            if (each instanceof X509Certificate x509) {
                chain.add(x509);
            }
        }
        return new PemPair(key, chain);
    }
}
