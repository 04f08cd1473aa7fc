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

    /** Keeps a rule file that a config names by its hash, since people change theirs in place. */
    public void keepRules(byte[] content) throws IOException {
        Path file = rules(Bytes.sha256Hex(content));
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            disk.replace(file, content);
        }
    }

    private Path rules(String hash) {
        return folder.resolve("rules").resolve(hash + ".yaml");
    }

    /** The rule file with this hash, if it is here and is what the hash says. */
    public Optional<byte[]> readRules(String hash) throws IOException {
        return read(rules(hash), hash);
    }

    /** The config under this hash, if it is here and is what the hash says. */
    public Optional<byte[]> read(String hash) throws IOException {
        return read(folder.resolve(hash + ".json"), hash);
    }

    private static Optional<byte[]> read(Path file, String hash) throws IOException {
        if (!hash.matches("[0-9a-f]{64}") || !Files.exists(file)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        return Bytes.sha256Hex(content).equals(hash) ? Optional.of(content) : Optional.empty();
    }
}
