package app.mallcop.store.epochs;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Keeps each detection config once, under its hash, so that a run can be replayed with the config it had. */
public final class Epochs {

    private final Path folder;
    private final Disk disk;

    public Epochs(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** Keeps it and tells its hash, which is what a run's line and a finding name. */
    public String keep(byte[] canonicalConfig) throws IOException {
        String hash = Bytes.sha256Hex(canonicalConfig);
        Path file = folder.resolve(hash + ".json");
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), canonicalConfig)) {
            disk.replace(file, canonicalConfig);
        }
        return hash;
    }

    /** The config under this hash, if it is here and is what the hash says. */
    public Optional<byte[]> read(String hash) throws IOException {
        Path file = folder.resolve(hash + ".json");
        if (!hash.matches("[0-9a-f]{64}") || !Files.exists(file)) {
            return Optional.empty();
        }
        byte[] config = Files.readAllBytes(file);
        return Bytes.sha256Hex(config).equals(hash) ? Optional.of(config) : Optional.empty();
    }
}
