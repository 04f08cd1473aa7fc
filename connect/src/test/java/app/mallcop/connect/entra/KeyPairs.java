package app.mallcop.connect.entra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A key with its certificate, as the JDK's keytool makes them. */
final class KeyPairs {

    private KeyPairs() {}

    static Path pemFile(Path folder) throws Exception {
        Path store = folder.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                        "app", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=app", "-validity", "30",
                        "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "storepass"))
                .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "storepass".toCharArray());
        }
        Base64.Encoder mime = Base64.getMimeEncoder();
        Path pem = folder.resolve("app.pem");
        Files.writeString(pem, "-----BEGIN PRIVATE KEY-----\n"
                + mime.encodeToString(keys.getKey("app", "storepass".toCharArray()).getEncoded())
                + "\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n"
                + mime.encodeToString(keys.getCertificate("app").getEncoded()) + "\n-----END CERTIFICATE-----\n");
        return pem;
    }
}
