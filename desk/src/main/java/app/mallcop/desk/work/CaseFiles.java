package app.mallcop.desk.work;

import app.mallcop.actors.agent.Chain;
import app.mallcop.actors.evidence.CaseFile;
import app.mallcop.actors.evidence.CaseJson;
import app.mallcop.actors.evidence.CasePage;
import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** {@code investigations/}: for each finding that was looked at a file for programs and a page. What is lost is made again. */
public final class CaseFiles {

    private final Path folder;
    private final Disk disk;

    public CaseFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    public Path json(String finding) {
        return folder.resolve(finding + ".json");
    }

    public Path page(String finding) {
        return folder.resolve(finding + ".md");
    }

    /** The same case writes no byte. */
    void write(CaseFile file, Chain.Passed passed) throws IOException {
        String finding = file.gathered().finding().id();
        write(page(finding), (CasePage.of(file) + (passed.looks().isEmpty() ? "" : ModelPage.of(passed)))
                .getBytes(StandardCharsets.UTF_8));
        write(json(finding), CaseJson.of(file, json -> {
            if (!passed.looks().isEmpty()) {
                model(passed, json);
            }
        }));
    }

    /** What models were asked and shown, by hashes, and what came of it. */
    private static void model(Chain.Passed passed, CanonicalJson json) {
        json.begin("model").field("outcome", passed.verdict().outcome().word()).field("by", passed.by())
                .field("reason", passed.verdict().reason());
        json.texts("evidence", passed.verdict().evidence());
        json.list("looks", passed.looks(), (list, look) -> look.transcript().write(list));
        json.end();
    }

    private void write(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            disk.replaceCache(file, content);
        }
    }

    /**
     * Whether the case was made of the finding as it is now: nothing was seen since, and it has not grown worse; and
     * whether what it came to is what was said last. It is not where a run was killed between the two.
     */
    boolean isUpToDate(Finding finding, Decision.Verdict last) throws IOException {
        try {
            Tree tree = Tree.parse(Files.readAllBytes(json(finding.id())));
            Tree verdict = tree.child(tree.has("model") ? "model" : "verdict");
            return Files.exists(page(finding.id())) && tree.number("occurrences") == finding.occurrences()
                    && tree.text("severity").equals(finding.severity().word())
                    && tree.text("real_severity").equals(finding.realSeverity().word())
                    && verdict.text("outcome").equals(last.outcome().word())
                    && Objects.equals(verdict.untrustedOrNull("reason"), last.reason());
        } catch (NoSuchFileException | Tree.Malformed e) {
            return false;
        }
    }
}
