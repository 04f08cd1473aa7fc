package app.mallcop.connect.github;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** A private key as GitHub hands it out (PKCS#1), or as others write it (PKCS#8). Line ends may be written {@code \n}. */
final class PrivateKeyPem {

    /** Version 0 and "this is RSA", which PKCS#8 has before the key and PKCS#1 has not. */
    private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private PrivateKeyPem() {}

    static Optional<RSAPrivateKey> rsa(String pem) {
        String text = pem.replace("\\n", "\n").strip();
        boolean bare = text.startsWith("-----BEGIN RSA PRIVATE KEY-----");
        if (!bare && !text.startsWith("-----BEGIN PRIVATE KEY-----")) {
            return Optional.empty();
        }
        try {
            int from = text.indexOf("-----", 10) + 5;
            int to = text.indexOf("-----END", from);
            byte[] der = Base64.getMimeDecoder().decode(text.substring(from, Math.max(from, to)));
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(bare ? wrapped(der) : der)) instanceof RSAPrivateKey key
                            ? Optional.of(key)
                            : Optional.empty();
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static byte[] wrapped(byte[] key) {
        ByteArrayOutputStream inside = new ByteArrayOutputStream();
        inside.writeBytes(RSA);
        element(inside, 0x04, key);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        element(all, 0x30, inside.toByteArray());
        return all.toByteArray();
    }

    private static void element(ByteArrayOutputStream out, int tag, byte[] content) {
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
    }
}
