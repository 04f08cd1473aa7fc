package app.mallcop.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes the history of a made-up repository for {@code git fast-import}: the same seed gives the same bytes. Runs alone:
 * {@code java ManyCommits.java COMMITS SEED | git fast-import}. A few secrets are made on the way and taken out again.
 */
public final class ManyCommits {

    private static final String[] WORDS = ("order invoice customer basket price total item page token user session handler "
            + "request response client server config value result error retry cache store index query field record list "
            + "map string number parse format check create update delete find open close read write start stop the of to "
            + "and for with from when then").split(" ", -1);
    private static final String[] ENDS = {".java", ".ts", ".py", ".go", ".yaml", ".md", ".json", ".sql"};
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int FILES = 900;
    private static final long START = 1_600_000_000L;

    private final SplittableRandom random;
    private final OutputStream out;
    private final List<String> paths = new ArrayList<>();
    private final List<List<String>> files = new ArrayList<>();

    private ManyCommits(long seed, OutputStream out) {
        this.random = new SplittableRandom(seed);
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new java.io.FileOutputStream(java.io.FileDescriptor.out),
                1 << 20)) {
            new ManyCommits(Long.parseLong(args[1]), out).write(Integer.parseInt(args[0]));
        }
    }

    private void write(int commits) throws IOException {
        for (int i = 0; i < commits; i++) {
            boolean side = i % 50 == 48;
            say("commit refs/heads/" + (side ? "side-" + i : "main") + "\nmark :" + (i + 1) + "\n");
            String who = "Dev " + i % 17 + " <dev" + i % 17 + "@example.com> " + (START + i * 3600L) + " +0000\n";
            say("author " + who + "committer " + who);
            data(words(4, 9) + "\n\n" + words(5, 30) + "\n");
            if (i > 0) {
                say("from :" + (side || i % 50 != 49 ? i : i - 1) + "\n");
            }
            if (i % 50 == 49) {
                say("merge :" + i + "\n");
            }
            int changes = 1 + random.nextInt(3);
            for (int c = 0; c < changes; c++) {
                change(i, commits);
            }
            say("\n");
            if (i % 1000 == 999) {
                say("reset refs/tags/v" + i + "\nfrom :" + (i + 1) + "\n\n");
            }
        }
        say("done\n");
    }

    private void change(int commit, int commits) throws IOException {
        boolean young = files.size() < FILES && random.nextInt(commits) < FILES * 2;
        if (files.isEmpty() || young) {
            paths.add("src/part" + random.nextInt(30) + "/" + WORDS[random.nextInt(WORDS.length)] + files.size()
                    + ENDS[random.nextInt(ENDS.length)]);
            List<String> lines = new ArrayList<>();
            for (int n = 60 + random.nextInt(400); n > 0; n--) {
                lines.add(line());
            }
            files.add(lines);
            put(files.size() - 1);
            return;
        }
        int file = random.nextInt(files.size());
        List<String> lines = files.get(file);
        for (int hunk = 1 + random.nextInt(3); hunk > 0; hunk--) {
            int at = random.nextInt(lines.size());
            for (int n = random.nextInt(24); n > 0 && at < lines.size(); n--) {
                lines.set(at++, line());
            }
        }
        if (commit % 700 == 13) {
            lines.set(0, "api_key: sk_" + "live_" + base62(24));
        }
        put(file);
    }

    private void put(int file) throws IOException {
        say("M 100644 inline " + paths.get(file) + "\n");
        data(String.join("\n", files.get(file)) + "\n");
    }

    private String line() {
        int indent = random.nextInt(5) * 4;
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> " ".repeat(indent) + "// " + words(3, 10);
            case 2 ->
                " ".repeat(indent) + "\"" + word() + "_" + word() + "\": \"https://" + word() + ".example.com/" + word()
                        + "\",";
            case 3 ->
                " ".repeat(indent) + "String " + word() + " = " + word() + ".get(\"" + word() + "." + word() + "\", "
                        + random.nextInt(1000) + ");";
            default -> " ".repeat(indent) + word() + "." + word() + "(" + word() + ", " + word() + " -> " + word() + "."
                    + word() + "());";
        };
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private String words(int least, int most) {
        StringBuilder text = new StringBuilder(word());
        for (int n = least + random.nextInt(most - least); n > 1; n--) {
            text.append(' ').append(word());
        }
        return text.toString();
    }

    private String base62(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(BASE62.charAt(random.nextInt(62)));
        }
        return text.toString();
    }

    private void data(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        say("data " + bytes.length + "\n");
        out.write(bytes);
        say("\n");
    }

    private void say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
