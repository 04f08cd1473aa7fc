package app.mallcop.store.repo;

import app.mallcop.api.Refusal;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.git.Git;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Of all clones of a deployment repo one runs; the others look, and add decisions. {@code .mallcop/writer} names it in
 * git. A clone knows itself by a file in git's own folder, which neither a clone nor a pull copies; an ephemeral runner,
 * new on every run, by the name it is given in {@code MALLCOP_CLONE}.
 */
public final class WriterClone {

    private static final String OWN_NAME = "mallcop-clone";

    private final Layout layout;
    private final Disk disk;
    private final Optional<String> givenName;

    public WriterClone(Layout layout, Disk disk, Optional<String> givenName) {
        this.layout = layout;
        this.disk = disk;
        this.givenName = givenName;
    }

    /** What {@code .mallcop/writer} says. */
    public record Writer(String name, Instant since) {}

    public Optional<Writer> writer() throws IOException {
        if (!Files.exists(layout.writer())) {
            return Optional.empty();
        }
        try {
            Tree tree = Tree.parse(Files.readAllBytes(layout.writer()));
            return Optional.of(new Writer(tree.text("clone"), tree.time("since")));
        } catch (Tree.Malformed e) {
            throw Refusal.failed("writer-unreadable", ".mallcop/writer is damaged: " + e.getMessage() + ".",
                    "Run the command again with --take-over to make this clone the writer.");
        }
    }

    /**
     * This clone's name as far as files tell, without starting git: empty in a clone that never ran, and where git keeps
     * its folder elsewhere.
     */
    public Optional<String> nameIfKnown() throws IOException {
        if (givenName.isPresent()) {
            return givenName;
        }
        if (!Git.hasRepo(layout.root())) {
            return Optional.of("no-git");
        }
        Path file = layout.root().resolve(".git").resolve(OWN_NAME);
        return Files.isRegularFile(file)
                ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                : Optional.empty();
    }

    /** Makes sure that this clone may run, and tells its name: the first run claims it, another clone's claim is an error. */
    public String require(Instant now, boolean takeOver) throws IOException {
        Optional<Writer> writer = takeOver ? Optional.empty() : writer();
        String self = self();
        if (writer.isEmpty()) {
            claim(self, now);
        } else if (!writer.get().name().equals(self)) {
            throw Refusal.usage("not-the-writer",
                    "Another clone of this deployment repo is the one that runs (" + writer.get().name()
                            + ", since " + writer.get().since() + "). This clone can look and add decisions.",
                    "Run there, or add --take-over here once the other clone has stopped and its work is pushed and pulled.");
        }
        return self;
    }

    private void claim(String self, Instant now) throws IOException {
        Bytes text = new Bytes(128);
        new CanonicalJson(text).begin().field("v", 1).field("clone", self).field("since", now).end().flush();
        text.write('\n');
        disk.replace(layout.writer(), text.copy());
    }

    /** Whether this clone is the one named. Only looks: a clone that has no name yet is not given one. */
    public boolean isThis(Writer writer) throws IOException {
        if (givenName.isPresent() || !Git.hasRepo(layout.root())) {
            return writer.name().equals(givenName.orElse("no-git"));
        }
        Optional<Path> gitFolder = new Git(layout.root()).ownFolder();
        if (gitFolder.isEmpty()) {
            return writer.name().equals("no-git");
        }
        Path file = gitFolder.get().resolve(OWN_NAME);
        return Files.exists(file) && writer.name().equals(Files.readString(file, StandardCharsets.UTF_8).strip());
    }

    /** This clone's name. Where there is no git there are no clones, and one name fits all. */
    private String self() throws IOException {
        if (givenName.isPresent()) {
            return givenName.get();
        }
        if (!Git.hasRepo(layout.root())) {
            return "no-git";
        }
        Optional<Path> gitFolder = new Git(layout.root()).ownFolder();
        if (gitFolder.isEmpty()) {
            return "no-git";
        }
        Path file = gitFolder.get().resolve(OWN_NAME);
        if (Files.exists(file)) {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        }
        String name = "clone-" + UUID.randomUUID();
        disk.replace(file, (name + "\n").getBytes(StandardCharsets.UTF_8));
        return name;
    }
}
