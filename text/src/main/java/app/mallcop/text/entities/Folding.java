package app.mallcop.text.entities;

import java.text.Normalizer;
import java.util.Locale;

/** Spellings of one text made one: compatibility forms, and letter case without any language's own rules. */
final class Folding {

    private Folding() {}

    /** NFKC; text that already is comes back as it is. */
    static String compatible(String text) {
        return isAscii(text) || Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Lower case as Unicode has it for no language in particular; the final sigma is a sigma. */
    static String lower(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return compatible(text.toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3'));
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
