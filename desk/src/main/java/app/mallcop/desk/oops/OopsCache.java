package app.mallcop.desk.oops;

import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of earlier scans, and the key of the hashes in it. The key is random and stays in that folder, which only
 * its owner may read; where nothing can be kept, each scan has a key of its own.
 */
public final class OopsCache {

    private static final int KEY_BYTES = 32;

    private final byte[] key;
    private final Optional<Path> folder;

    private OopsCache(byte[] key, Optional<Path> folder) {
        this.key = key;
        this.folder = folder;
    }

    /** {@code XDG_CACHE_HOME}, else {@code ~/.cache}; empty where the environment names neither. */
    public static Optional<Path> folder(Map<String, String> environment) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (!cache.isEmpty() && Path.of(cache).isAbsolute()) {
            return Optional.of(Path.of(cache, "mallcop", "git-oops"));
        }
        return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".cache", "mallcop", "git-oops"));
    }

    static OopsCache open(Optional<Path> folder) {
        if (folder.isPresent()) {
            try {
                return new OopsCache(key(folder.get()), folder);
            } catch (IOException notWritable) {
                // then nothing is kept
            }
        }
        return new OopsCache(fresh(), Optional.empty());
    }

    private static byte[] key(Path folder) throws IOException {
        Path file = folder.resolve("key");
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            try {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            } catch (UnsupportedOperationException notPosix) {
                // the folder is within the user's own
            }
            Disk.real().replace(file,
                    (HexFormat.of().formatHex(fresh()) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        try {
            byte[] read = HexFormat.of().parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (read.length == KEY_BYTES) {
                return read;
            }
        } catch (IllegalArgumentException damaged) {
            // made anew below
        }
        Disk.real().delete(file);
        return key(folder);
    }

    private static byte[] fresh() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    byte[] key() {
        return key;
    }

    Optional<Path> states() {
        return folder.map(at -> at.resolve("repos"));
    }

    Optional<Path> mirrors() {
        return folder.map(at -> at.resolve("mirrors"));
    }
}
