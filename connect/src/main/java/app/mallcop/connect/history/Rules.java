package app.mallcop.connect.history;

import app.mallcop.store.codec.Bytes;
import app.mallcop.text.secrets.Family;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/** A hash of all that decides what is found; when it changes, what was scanned before is scanned again. */
final class Rules {

    /** Raised when the code that judges finds something else than before. */
    private static final int CODE = 1;

    private Rules() {}

    static String hash(TextAllowance allowance, Settings settings) throws IOException {
        StringBuilder all = new StringBuilder().append(CODE).append('\0').append(settings.mostBlobBytes()).append('\0')
                .append(settings.range() instanceof Range.News ? "news" : "").append('\0').append(settings.own().hash())
                .append('\0')
                .append(allowance.rules());
        for (String name : new String[]{"families.tsv", "stopwords.tsv"}) {
            all.append('\0').append(checksum(content(Family.class, name)));
        }
        all.append('\0').append(checksum(content(Rules.class, "weaknesses.tsv")));
        return Bytes.sha256Hex(all.toString()).substring(0, 32);
    }

    /** Not against an attacker, who cannot write our own files; only to see that they changed. */
    private static String checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return content.length + "/" + crc.getValue();
    }

    private static byte[] content(Class<?> owner, String name) throws IOException {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing; build again");
            }
            return in.readAllBytes();
        }
    }
}
