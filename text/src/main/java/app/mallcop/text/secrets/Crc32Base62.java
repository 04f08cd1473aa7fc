package app.mallcop.text.secrets;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Tokens of GitHub and npm end in a checksum: the CRC-32 of the thirty characters after the prefix, in base 62. */
public final class Crc32Base62 {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 30;
    private static final int CHECKSUM = 6;

    private Crc32Base62() {}

    /** Of a token in another form than the one that has a checksum nothing is said. */
    static boolean isWrong(String token) {
        int body = token.indexOf('_') + 1;
        if (token.length() - body != RANDOM + CHECKSUM) {
            return false;
        }
        return !token.endsWith(of(token.substring(body, body + RANDOM)));
    }

    /** The checksum of these characters. */
    public static String of(String random) {
        CRC32 crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.ISO_8859_1));
        long rest = crc.getValue();
        char[] digits = new char[CHECKSUM];
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % 62));
            rest /= 62;
        }
        return new String(digits);
    }
}
