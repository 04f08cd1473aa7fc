package app.mallcop.connect.history;

import app.mallcop.api.Untrusted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The head of a commit or tag: who wrote it and when. */
record Signed(Place.In in, String commit, Instant at, Untrusted by) {

    static Signed read(String id, boolean tag, byte[] content, int length) {
        int end = bodyStart(content, length);
        String author = "";
        String object = id;
        for (String line : new String(content, 0, Math.min(end, 1 << 14), StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.startsWith("author ") || line.startsWith("tagger ")) {
                author = line.substring(7);
            } else if (tag && line.startsWith("object ")) {
                object = line.substring(7);
            }
        }
        int mail = author.lastIndexOf('>');
        String who = mail < 0 ? author : author.substring(0, mail + 1);
        String rest = mail < 0 ? "" : author.substring(mail + 1).strip();
        return new Signed(tag ? Place.In.TAG_MESSAGE : Place.In.COMMIT_MESSAGE, object, time(rest), Untrusted.of(who));
    }

    /** Of seconds since 1970, perhaps with a zone behind them; what is none is the beginning of time. */
    static Instant time(String seconds) {
        String digits = seconds.indexOf(' ') < 0 ? seconds : seconds.substring(0, seconds.indexOf(' '));
        return digits.matches("-?[0-9]{1,11}") ? Instant.ofEpochSecond(Long.parseLong(digits)) : Instant.EPOCH;
    }

    /** Where the message begins. */
    static int bodyStart(byte[] content, int length) {
        for (int i = 1; i < length; i++) {
            if (content[i] == '\n' && content[i - 1] == '\n') {
                return i + 1;
            }
        }
        return length;
    }
}
