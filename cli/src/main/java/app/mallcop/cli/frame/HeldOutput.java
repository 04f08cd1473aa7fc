package app.mallcop.cli.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Stdout, held back for a while: what breaks in the first mebibyte of a document can still be replaced by a document
 * about the failure. Longer results flow.
 */
final class HeldOutput extends OutputStream {

    private static final int HELD = 1 << 20;

    /** Stdout itself failed: its reader left, or the disk behind it is full. */
    static final class Gone extends IOException {
        Gone(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private final OutputStream out;
    private byte[] held = new byte[8192];
    private int length;
    private boolean flowing;

    HeldOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (length + count > HELD) {
            release();
        }
        if (flowing && count >= 8192) {
            send(bytes, from, count);
            return;
        }
        if (length + count > held.length) {
            held = Arrays.copyOf(held, Math.max(length + count, 2 * held.length));
        }
        System.arraycopy(bytes, from, held, length, count);
        length += count;
    }

    /** Too late to take anything back. */
    boolean isFlowing() {
        return flowing;
    }

    /** Takes back what was written; only before it flows. */
    void discard() {
        length = 0;
    }

    private void release() throws IOException {
        flowing = true;
        int all = length;
        length = 0;
        send(held, 0, all);
    }

    private void send(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            throw new Gone(e);
        }
    }

    /** The end: everything goes out. */
    void finish() throws IOException {
        release();
        out.flush();
    }
}
