package app.mallcop.desk.feed;

import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;

/** How a file is written, by its first bytes. */
enum ExportLook {
    NOTHING,
    /** One JSON object a line. */
    LINES,
    /** JSON of any other form. */
    DOCUMENT, OTHER;

    static final int FAR = 64 * 1024;

    /** Leaves the stream where it is. */
    static ExportLook of(BufferedInputStream in) throws IOException {
        in.mark(FAR);
        byte[] start = new byte[FAR - 1];
        int length = in.readNBytes(start, 0, start.length);
        in.reset();
        int from = length >= 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb && start[2] == (byte) 0xbf ? 3 : 0;
        while (from < length && start[from] >= 0 && Character.isWhitespace(start[from])) {
            from++;
        }
        if (from == length) {
            return NOTHING;
        }
        if (start[from] != '{') {
            return start[from] == '[' ? DOCUMENT : OTHER;
        }
        int end = from;
        while (end < length && start[end] != '\n') {
            end++;
        }
        try {
            return Json.value(Arrays.copyOfRange(start, from, end)) instanceof Value.Fields ? LINES : DOCUMENT;
        } catch (Unreadable e) {
            return DOCUMENT;
        }
    }
}
