package app.mallcop.detect.shelf;

import java.io.IOException;

/** Where a shelf's bytes come from. */
public interface Blocks {

    /** Exactly so many bytes from there. */
    byte[] read(long at, int length) throws IOException;
}
