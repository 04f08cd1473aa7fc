package app.mallcop.detect.shelf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Files in memory, which count what is read of them, and can be damaged. */
public final class ShelfFiles implements Shelves.Files {

    public final Map<String, byte[]> files = new TreeMap<>();
    public long bytesRead;

    @Override
    public Blocks open(String name) {
        return (at, length) -> {
            byte[] file = files.get(name);
            if (file == null || at + length > file.length) {
                throw new IOException("too short");
            }
            bytesRead += length;
            return Arrays.copyOfRange(file, (int) at, (int) at + length);
        };
    }

    @Override
    public OutputStream create(String name) {
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                files.put(name, toByteArray());
            }
        };
    }
}
