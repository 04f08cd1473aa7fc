package app.mallcop.connect.history;

import app.mallcop.store.codec.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bare copy of a repository that is named by an address, brought up to date before each scan. */
final class Mirror {

    private Mirror() {}

    /** Whether it is an address and no folder: {@code https://…}, {@code git@host:path}. */
    static boolean isAddress(String repo) {
        return repo.matches("(?s)[a-z][a-z0-9+.-]{1,20}://.*")
                || repo.matches("(?s)[A-Za-z0-9._-]{1,64}@[A-Za-z0-9.-]{1,255}:.*");
    }

    static Path of(String address, Path folder) throws IOException, GitFailed {
        Files.createDirectories(folder);
        Path copy = folder.resolve(Bytes.sha256Hex(address).substring(0, 24) + ".git");
        Plumbing git = new Plumbing(folder);
        if (!Files.isDirectory(copy)) {
            Path half = folder.resolve(copy.getFileName() + ".part");
            remove(half);
            git.text("clone it", "clone", "--mirror", "--quiet", "--no-hardlinks", "--", address, half.toString());
            // The address may hold a password; the copy does not need it, since each fetch names the address.
            new Plumbing(half).text("forget its address", "config", "--remove-section", "remote.origin");
            Files.move(half, copy);
        } else {
            new Plumbing(copy).text("fetch it", "fetch", "--quiet", "--prune", "--force", "--no-write-fetch-head",
                    "--no-recurse-submodules", address, "+refs/*:refs/*");
        }
        return copy;
    }

    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var all = Files.walk(folder)) {
                for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
