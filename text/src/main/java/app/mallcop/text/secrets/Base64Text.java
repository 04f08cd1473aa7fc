package app.mallcop.text.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64 in either alphabet, with or without its padding. */
final class Base64Text {

    private Base64Text() {}

    /** Empty where it is none. */
    static String decoded(String text) {
        String plain = text.replace('-', '+').replace('_', '/').replace("=", "");
        if (plain.length() % 4 == 1) {
            plain = plain.substring(0, plain.length() - 1);
        }
        try {
            return new String(Base64.getDecoder().decode(plain), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
