package app.mallcop.connect.openclaw.skills;

import app.mallcop.api.Prose;
import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.json5.Json5;
import app.mallcop.connect.openclaw.home.Home;
import app.mallcop.text.skills.SkillFile;
import app.mallcop.text.skills.SkillReport;
import app.mallcop.text.skills.SkillScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds every skill below the roots, those first that win. A skill is a folder with a SKILL.md, at most six levels down. */
final class SkillFinder {

    private static final int DEEPEST = 6;
    private static final int MOST_FILES = 500;
    private static final String HEAD = "SKILL.md";

    private final Home home;
    private final List<Installed> found = new ArrayList<>();

    private SkillFinder(Home home) {
        this.home = home;
    }

    static List<Installed> find(Home home, List<SkillRoot> roots) throws PlatformFailed {
        SkillFinder finder = new SkillFinder(home);
        for (SkillRoot root : roots) {
            try {
                finder.below(root.path(), root, 1);
            } catch (AccessDeniedException e) {
                throw unreadable(root, "skills-not-permitted",
                        "run mallcop as a user that may read it, such as root or the one OpenClaw runs as");
            } catch (IOException e) {
                throw unreadable(root, "skills-unreadable",
                        "look at the folder; nothing is told until all can be seen");
            }
        }
        return finder.found;
    }

    private static PlatformFailed unreadable(SkillRoot root, String code, String hint) {
        boolean permission = code.equals("skills-not-permitted");
        return new PlatformFailed(permission ? PlatformFailed.Kind.PERMISSION : PlatformFailed.Kind.BROKEN,
                new Problem(code, Prose.of("skills in {} can't be read", Untrusted.of(root.path().toString())), hint));
    }

    /** Half of a folder would look as if skills were removed, so what can't be listed fails. */
    private void below(Path folder, SkillRoot root, int depth) throws IOException {
        List<Path> entries;
        try {
            entries = SkillTree.entries(folder);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return;
        }
        for (Path entry : entries) {
            if (Files.isSymbolicLink(entry)) {
                linked(entry, root);
            } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && !entry.endsWith(".git")
                    && !entry.endsWith("node_modules")) {
                if (Files.exists(entry.resolve(HEAD), LinkOption.NOFOLLOW_LINKS)) {
                    take(entry, entry, root);
                } else if (depth < DEEPEST) {
                    below(entry, root, depth + 1);
                }
            }
        }
    }

    private void linked(Path link, SkillRoot root) throws IOException {
        Optional<Path> target = real(link);
        boolean allowed = target.isPresent()
                && root.followed().stream().map(SkillFinder::real).flatMap(Optional::stream)
                        .anyMatch(target.get()::startsWith);
        if (allowed && Files.exists(target.get().resolve(HEAD), LinkOption.NOFOLLOW_LINKS)) {
            take(link, target.get(), root);
        } else if (!allowed && target.filter(Files::isDirectory).isPresent()) {
            SkillFile.Link file = new SkillFile.Link(String.valueOf(link.getFileName()),
                    Files.readSymbolicLink(link).toString());
            add(link, root, List.of(file), "");
        }
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void take(Path shown, Path folder, SkillRoot root) throws IOException {
        List<SkillFile> files = SkillTree.of(folder);
        String head = "";
        for (SkillFile file : files) {
            if (file instanceof SkillFile.Text text && text.path().equals(HEAD)) {
                head = text.content();
            }
        }
        add(shown, root, files, head);
    }

    private void add(Path path, SkillRoot root, List<SkillFile> files, String head) {
        SkillReport report = SkillScan.scan(files, MOST_FILES);
        Untrusted name = Untrusted
                .of(FrontMatter.value(head, "name").orElseGet(() -> String.valueOf(path.getFileName())));
        Value.Fields origin = origin(files);
        found.add(new Installed(path, Untrusted.of(home.shown(path)), name, root.tier(), report, owner(path),
                text(origin, "ownerHandle", "owner", "author", "publisher"),
                text(origin, "installedVersion", "version"), text(origin, "registry", "url", "source")));
    }

    private static Optional<Untrusted> owner(Path path) {
        try {
            return Optional.of(Untrusted.of(Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName()));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** What the installer of the registry left beside it; the skill's own files could say anything. */
    private static Value.Fields origin(List<SkillFile> files) {
        for (SkillFile file : files) {
            if (file instanceof SkillFile.Text text && text.path().equals(".clawhub/origin.json")) {
                try {
                    return Json5.read(text.content()) instanceof Value.Fields fields ? fields : Value.Fields.NONE;
                } catch (Json5.Malformed e) {
                    return Value.Fields.NONE;
                }
            }
        }
        return Value.Fields.NONE;
    }

    private static Optional<Untrusted> text(Value.Fields fields, String... names) {
        for (String name : names) {
            if (fields.fields().get(Untrusted.of(name)) instanceof Value.Text(Untrusted text) && !text.isEmpty()
                    && text.clear().getBytes(StandardCharsets.UTF_8).length <= 300) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }
}
