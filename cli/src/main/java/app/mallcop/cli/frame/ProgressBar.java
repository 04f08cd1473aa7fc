package app.mallcop.cli.frame;

import app.mallcop.desk.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongSupplier;

/** One line on a terminal's stderr, redrawn at most ten times a second, gone at the end. */
final class ProgressBar implements Progress {

    private static final long BETWEEN = 100_000_000L;
    private static final int WIDE = 24;

    private final OutputStream err;
    private final LongSupplier nanos;
    private final long start;
    private long last;
    private boolean shown;

    ProgressBar(OutputStream err, LongSupplier nanos) {
        this.err = err;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.last = start;
    }

    @Override
    public synchronized void at(String what, long done, long total) {
        long now = nanos.getAsLong();
        if (now - last < BETWEEN) {
            return;
        }
        last = now;
        StringBuilder line = new StringBuilder("\r");
        if (total > 0) {
            int full = (int) (WIDE * Math.min(done, total) / total);
            line.append('[').append("#".repeat(full)).append("-".repeat(WIDE - full)).append("] ");
        }
        line.append(String.format(Locale.ROOT, "%,d ", done)).append(what).append("\u001b[K");
        write(line.toString());
        shown = true;
    }

    synchronized void finish() {
        if (shown) {
            write("\r\u001b[K");
            shown = false;
        }
    }

    private void write(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException nobodyWatches) {
            shown = false;
        }
    }
}
