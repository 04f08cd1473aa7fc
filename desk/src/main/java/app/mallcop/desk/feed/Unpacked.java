package app.mallcop.desk.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a packed file holds, as long as that is in some proportion to its size: a small file may unpack to any amount. */
final class Unpacked extends FilterInputStream {

    /** Logs pack to a tenth, seldom to a fiftieth. */
    private static final long MOST_TIMES = 200;
    private static final long ALWAYS = 256L << 20;

    /** It unpacks to far more than a log would. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("unpacks to far more than a log does");
        }
    }

    private final Counted packed;
    private long unpacked;

    Unpacked(InputStream unpacking, Counted packed) {
        super(unpacking);
        this.packed = packed;
    }

    /** Counts what is read of the file itself. */
    static final class Counted extends FilterInputStream {

        private long read;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int some = super.read(bytes, from, length);
            read += Math.max(some, 0);
            return some;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int some = super.read(bytes, from, length);
        unpacked += Math.max(some, 0);
        if (unpacked > ALWAYS && unpacked / MOST_TIMES > packed.read) {
            throw new TooMuch();
        }
        return some;
    }
}
