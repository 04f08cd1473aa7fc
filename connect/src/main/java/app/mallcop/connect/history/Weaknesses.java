package app.mallcop.connect.history;

import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.text.secrets.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds what is unwise in the files at HEAD. Reads only files whose name a rule asks for. */
final class Weaknesses {

    private static final int LONGEST_FILE = 1 << 20;
    private static final int LONGEST_LINE = 2000;
    private static final int MOST_OF_A_RULE = 100;

    private final Plumbing git;
    private final Redactor redactor;
    private final List<Weakness> found = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    private Weaknesses(Plumbing git, Redactor redactor) {
        this.git = git;
        this.redactor = redactor;
    }

    static List<Weakness> at(Map<String, String> blobs, Plumbing git, Redactor redactor) throws IOException {
        Weaknesses weaknesses = new Weaknesses(git, redactor);
        weaknesses.look(blobs);
        return List.copyOf(weaknesses.found);
    }

    private record Asked(String path, String blob, List<WeaknessRule> rules) {}

    private void look(Map<String, String> blobs) throws IOException {
        List<WeaknessRule> rules = WeaknessRule.all();
        List<Asked> asked = new ArrayList<>();
        for (Map.Entry<String, String> file : blobs.entrySet()) {
            String lower = file.getKey().toLowerCase(Locale.ROOT);
            List<WeaknessRule> byContent = new ArrayList<>();
            for (WeaknessRule rule : rules) {
                if (!rule.path().matcher(lower).find() || rule.at(file.getKey()).isEmpty()) {
                    continue;
                }
                if (rule.needsContent()) {
                    byContent.add(rule);
                } else if (rule.unless().isEmpty() || !rule.unless().get().matcher(lower).find()) {
                    add(rule, file.getKey(), 1, file.getValue());
                }
            }
            if (!byContent.isEmpty()) {
                asked.add(new Asked(file.getKey(), file.getValue(), byContent));
            }
        }
        read(asked);
    }

    private void read(List<Asked> asked) throws IOException {
        if (asked.isEmpty()) {
            return;
        }
        ByteArrayOutputStream ids = new ByteArrayOutputStream();
        asked.forEach(one -> ids.writeBytes((one.blob() + "\n").getBytes(StandardCharsets.US_ASCII)));
        try (Plumbing.Running batch = git.start("cat-file", "--batch", "--buffer")) {
            Thread.ofVirtual().start(() -> {
                try (OutputStream in = batch.in()) {
                    ids.writeTo(in);
                } catch (IOException gone) {
                    // it ended early, which the reader sees
                }
            });
            Lines lines = new Lines(batch.out(), '\n');
            for (Asked one : asked) {
                if (!lines.next() || !content(one, lines)) {
                    return; // an object that can't be read was told when history was read
                }
            }
        }
    }

    private boolean content(Asked one, Lines lines) throws IOException {
        String[] head = lines.text().split(" ", 3);
        if (head.length < 3) {
            return true;
        }
        long size = Long.parseLong(head[2]);
        byte[] content = new byte[(int) Math.min(size, LONGEST_FILE)];
        boolean whole = lines.read(content, 0, content.length) && lines.skip(size - content.length + 1) >= 0;
        if (whole) {
            String text = new String(content, StandardCharsets.UTF_8);
            String lower = text.toLowerCase(Locale.ROOT);
            one.rules().stream().filter(rule -> rule.mayMatch(lower)).forEach(rule -> apply(rule, one, text));
        }
        return whole;
    }

    private void apply(WeaknessRule rule, Asked file, String text) {
        if (rule.content().equals(WeaknessRule.RUNS_STRANGERS)) {
            int line = runsStrangers(text);
            if (line > 0) {
                add(rule, file.path(), line, file.blob());
            }
            return;
        }
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            boolean matches = line.length() <= LONGEST_LINE && rule.line().isPresent()
                    && rule.mayMatch(line.toLowerCase(Locale.ROOT)) && rule.line().get().matcher(line).find();
            if (matches && (rule.unless().isEmpty() || !rule.unless().get().matcher(line).find())
                    && !line.contains("mallcop:allow")) {
                add(rule, file.path(), number, file.blob());
                return;
            }
        }
    }

    /** The line of the checkout, where a workflow for strangers' pull requests checks out what they sent; else 0. */
    private static int runsStrangers(String text) {
        if (!text.contains("pull_request_target") && !text.contains("workflow_run")) {
            return 0;
        }
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            boolean head = line.contains("github.event.pull_request.head.") || line.contains("github.head_ref")
                    || line.contains("github.event.workflow_run.head_") || line.contains("refs/pull/");
            if (head && !line.strip().startsWith("#") && line.contains("ref")) {
                return number;
            }
        }
        return 0;
    }

    private void add(WeaknessRule rule, String path, int line, String blob) {
        Optional<Severity> severity = rule.at(path);
        if (severity.isPresent() && counts.merge(rule.name(), 1, Integer::sum) <= MOST_OF_A_RULE) {
            found.add(new Weakness(rule.name(), rule.title(), rule.advice(), severity.get(),
                    redactor.redact(Untrusted.of(path)), line, blob));
        }
    }
}
