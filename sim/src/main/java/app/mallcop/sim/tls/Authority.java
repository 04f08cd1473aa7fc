package app.mallcop.sim.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority that lives as long as its process: its key is in memory and nowhere else. Whoever is to
 * trust its servers is given {@link #pem()}.
 */
public final class Authority {

    private static final String NAME = "mallcop simulated CA";
    // Fixed, because a client looks at its own clock and not at that of the simulated world.
    private static final byte[] VALID = Der.sequence(Der.time("200101000000"), Der.time("491231235959"));
    private static final byte[] ECDSA_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final int DNS = 0x82;
    private static final int ADDRESS = 0x87;

    private final KeyPair keys;
    private final byte[] certificate;

    private Authority(KeyPair keys, byte[] certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    public static Authority create() {
        try {
            KeyPair keys = keys();
            byte[] extensions = Der.sequence(
                    critical("2.5.29.19", Der.sequence(Der.yes())),
                    critical("2.5.29.15", Der.bits(1, (byte) 0x06)), // signs certificates and lists of revoked ones
                    extension("2.5.29.14", Der.octets(keyId(keys))));
            return new Authority(keys, certificate(1, NAME, keys, keys.getPrivate(), extensions));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no certificates", e);
        }
    }

    /** What goes into {@code network.ca_bundle}. */
    public String pem() {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }

    /** For a server that is reached as localhost, 127.0.0.1, ::1 and by these names; {@code *.} may begin a name. */
    public SSLContext server(List<String> names) {
        try {
            KeyPair server = keys();
            byte[] extensions = Der.sequence(
                    critical("2.5.29.19", Der.sequence()),
                    critical("2.5.29.15", Der.bits(7, (byte) 0x80)), // signs handshakes
                    extension("2.5.29.37", Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))), // is a server
                    extension("2.5.29.14", Der.octets(keyId(server))),
                    extension("2.5.29.35", Der.sequence(Der.tagged(0x80, keyId(keys)))),
                    extension("2.5.29.17", alternatives(names)));
            byte[] own = certificate(2, "localhost", server, keys.getPrivate(), extensions);
            return context(server.getPrivate(), parsed(own), parsed(certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java makes no certificates", e);
        }
    }

    private static byte[] certificate(int serial, String subject, KeyPair of, PrivateKey signer, byte[] extensions)
            throws GeneralSecurityException {
        byte[] toSign = Der.sequence(Der.tagged(0xa0, Der.number(BigInteger.TWO)), // version 3
                Der.number(BigInteger.valueOf(serial)), ECDSA_SHA256, name(NAME), VALID, name(subject),
                of.getPublic().getEncoded(), Der.tagged(0xa3, extensions));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(toSign);
        return Der.sequence(toSign, ECDSA_SHA256, Der.bits(0, signature.sign()));
    }

    private static byte[] name(String common) {
        return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.text(common))));
    }

    private static byte[] alternatives(List<String> names) {
        byte[][] all = new byte[names.size() + 3][];
        all[0] = Der.tagged(DNS, "localhost".getBytes(StandardCharsets.US_ASCII));
        all[1] = Der.tagged(ADDRESS, InetAddress.ofLiteral("127.0.0.1").getAddress());
        all[2] = Der.tagged(ADDRESS, InetAddress.ofLiteral("::1").getAddress());
        for (int i = 0; i < names.size(); i++) {
            all[i + 3] = Der.tagged(DNS, names.get(i).getBytes(StandardCharsets.US_ASCII));
        }
        return Der.sequence(all);
    }

    private static byte[] extension(String oid, byte[] content) {
        return Der.sequence(Der.oid(oid), Der.octets(content));
    }

    private static byte[] critical(String oid, byte[] content) {
        return Der.sequence(Der.oid(oid), Der.yes(), Der.octets(content));
    }

    private static byte[] keyId(KeyPair keys) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
        return Arrays.copyOf(hash, 20);
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static Certificate parsed(byte[] der) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static SSLContext context(PrivateKey key, Certificate... chain)
            throws GeneralSecurityException, IOException {
        char[] none = {};
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, none);
        store.setKeyEntry("server", key, none, chain);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, none);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
