package app.mallcop.desk.detect;

import app.mallcop.detect.shelf.Blocks;
import app.mallcop.detect.shelf.Shelves;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a memory. Opened when something of them is asked for; free to be lost in a power cut. */
final class MemoryFiles implements Shelves.Files, AutoCloseable {

    private static final int AT_ONCE = 256 * 1024;

    private final Path folder;
    private final Disk disk;
    private final List<Opened> opened = new ArrayList<>();

    MemoryFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    private static final class Opened implements Blocks {
        private final Path path;
        private @Nullable RandomAccessFile file;

        Opened(Path path) {
            this.path = path;
        }

        @Override
        public byte[] read(long at, int length) throws IOException {
            RandomAccessFile from = file;
            if (from == null) {
                from = new RandomAccessFile(path.toFile(), "r");
                file = from;
            }
            if (at < 0 || at + length > from.length()) {
                throw new IOException("too short");
            }
            byte[] bytes = new byte[length];
            from.seek(at);
            from.readFully(bytes);
            return bytes;
        }

        void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }

    @Override
    public Blocks open(String name) {
        Opened one = new Opened(folder.resolve(name));
        opened.add(one);
        return one;
    }

    @Override
    public OutputStream create(String name) throws IOException {
        Path file = folder.resolve(name);
        disk.makeFolders(folder);
        disk.delete(file);
        return new OutputStream() {
            private final Bytes waiting = new Bytes(AT_ONCE);

            @Override
            public void write(int one) throws IOException {
                write(new byte[]{(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (waiting.size() + length > AT_ONCE) {
                    flush();
                }
                waiting.write(bytes, from, length);
            }

            @Override
            public void flush() throws IOException {
                disk.append(file, waiting.array(), 0, waiting.size());
                waiting.clear();
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    @Override
    public void close() throws IOException {
        for (Opened one : opened) {
            one.close();
        }
    }
}
