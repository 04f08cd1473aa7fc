package app.mallcop.proof.storm;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Setup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where a storm breaks: the files to import, fresh repos, and what a repo holds in the end. */
final class Ground {

    static final int EVENTS = 180;

    private final Path folder;
    private final Path template;

    Ground(Path folder) throws IOException {
        this.folder = folder;
        this.template = folder.resolve("template");
        new Setup(template, Disk.real()).create("version: \"1\"\nbaseline: {learning_days: 0}\n", new byte[32]);
        Files.createDirectories(inputs());
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder first = new StringBuilder();
        StringBuilder late = new StringBuilder();
        StringBuilder again = new StringBuilder();
        for (int i = 0; i < EVENTS; i++) {
            String line = line(i, random) + "\n";
            // some come late, some come again, some come in both
            StringBuilder to = i % 8 == 0 ? late : first;
            to.append(line);
            if (i % 5 == 0) {
                again.append(line);
            }
            if (i % 7 == 0) {
                late.append(line);
            }
        }
        again.append("this is no event\n").append(line(5_000, random)).append('\n');
        int which = 0;
        for (StringBuilder text : List.of(first, late, again)) {
            Files.writeString(inputs().resolve(Chores.FILES.get(which++)), text.toString(), StandardCharsets.UTF_8);
        }
    }

    private static String line(int number, SplittableRandom random) {
        String source = number % 3 == 0 ? "github" : "azure-prod";
        int day = number % 30 == 0 ? 29 : 30;
        return "{\"timestamp\":\"2026-11-" + day + "T0" + number % 10 + ":" + (10 + random.nextInt(50))
                + ":00Z\",\"source\":\"" + source
                + "\",\"event_type\":\"login\",\"actor\":\"eve\\u200b" + number % 17 + "\",\"target\":\"repo/"
                + random.nextInt(1_000)
                + "\",\"metadata\":{\"vendor_id\":\"v" + number + "\",\"note\":\"" + "x".repeat(random.nextInt(900))
                + "\"},\"raw\":{\"n\":" + number
                + "}}";
    }

    Path inputs() {
        return folder.resolve("inputs");
    }

    /** A copy of one that was set up: no git in it, since starting git takes longer than everything else here. */
    Path freshRepo(String name) throws IOException {
        Path root = folder.resolve(name);
        try (Stream<Path> files = Files.walk(template)) {
            for (Path file : files.filter(file -> !file.startsWith(template.resolve(".git"))).toList()) {
                Files.copy(file, root.resolve(template.relativize(file)));
            }
        }
        return root;
    }

    /** Hashes of every file by its path, without caches and what is git's own. */
    static Map<String, String> content(Path root) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.startsWith(".git/") && !name.startsWith(".mallcop/local/")) {
                    content.put(name, Bytes.sha256Hex(Files.readAllBytes(file)));
                }
            }
        }
        return content;
    }

    static void remove(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
