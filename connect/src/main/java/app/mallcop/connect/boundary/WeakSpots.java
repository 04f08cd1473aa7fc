package app.mallcop.connect.boundary;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Looks for weak spots. Below a folder that is one already nothing more of its kind is told: who can change the folder can
 * change all of it. Access lists beyond the mode bits are not looked at.
 */
public final class WeakSpots {

    /** Of the repo, looked at with all that is in them: they say what mallcop does. */
    private static final List<String> TREES = List.of("actors", "plugins", "apps", "skills", ".mallcop/trust");
    /** Looked at themselves: they say what mallcop knows, and there can be very many files in them. */
    private static final List<String> TOPS = List.of("mallcop.yaml", "exceptions.yaml", "resolution_rules.yaml",
            "skills.lock", ".env", ".mallcop", "events", "runs", "baseline", "findings.jsonl", "decisions.jsonl",
            ".git");
    private static final int MOST_ENTRIES = 50_000;
    private static final int GROUP_WRITES = 020;
    private static final int OTHERS_WRITE = 02;
    private static final int STICKY = 01000;
    private static final int OTHERS_ANYTHING = 077;

    private final Ground ground;
    private final List<WeakSpot> found = new ArrayList<>();
    private int entries;

    private WeakSpots(Ground ground) {
        this.ground = ground;
    }

    /** Whether files here have owners and modes. */
    public static boolean areKnown(Ground ground) {
        return ground.repo().getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /** @throws IOException when something can't be looked at; half of them would look as if the others were mended */
    public static List<WeakSpot> find(Ground ground) throws IOException {
        WeakSpots spots = new WeakSpots(ground);
        spots.agent();
        Path repo = ground.repo().toRealPath();
        spots.way(repo);
        spots.place(repo, "the repo");
        for (String top : TOPS) {
            spots.place(repo.resolve(top), top);
        }
        spots.secrets(repo.resolve(".env"));
        for (String tree : TREES) {
            spots.tree(repo.resolve(tree), tree);
        }
        if (ground.program().isPresent()) {
            Path program = ground.program().get().toRealPath();
            spots.way(program);
            spots.folder(program);
        }
        return List.copyOf(spots.found);
    }

    private void agent() {
        String agent = ground.agent().orElse("");
        if (agent.isEmpty()) {
            return;
        }
        if (agent.equals(ground.user())) {
            found.add(new WeakSpot("same-user", agent, agent, ""));
        } else if (ground.accounts().isAdmin(agent)) {
            found.add(new WeakSpot("sudo-access", agent, agent, ""));
        }
    }

    /** The folders above: who can change one can put another in its place. */
    private void way(Path place) throws IOException {
        for (Path above = place.getParent(); above != null; above = above.getParent()) {
            look(above, above.toString(), true);
        }
    }

    private void place(Path path, String shown) throws IOException {
        look(path, shown, false);
    }

    private void tree(Path path, String shown) throws IOException {
        if (look(path, shown, false) || !Files.isDirectory(path)) {
            return;
        }
        if (++entries > MOST_ENTRIES) {
            throw new IOException("more than " + MOST_ENTRIES + " folders to look at");
        }
        for (Path one : inside(path)) {
            if (Files.isSymbolicLink(one)) {
                look(one, shown + "/" + one.getFileName(), false);
            } else {
                tree(one, shown + "/" + one.getFileName());
            }
        }
    }

    /** A folder and what lies directly in it. */
    private void folder(Path path) throws IOException {
        if (!look(path, path.toString(), false)) {
            for (Path one : inside(path)) {
                look(one, one.toString(), false);
            }
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        List<Path> inside = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(inside::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        inside.sort(null);
        return inside;
    }

    /** @return whether it is a weak spot, so that all below is */
    private boolean look(Path path, String shown, boolean above) throws IOException {
        Map<String, Object> about;
        try {
            about = Files.readAttributes(path, "unix:mode,owner,group");
        } catch (NoSuchFileException | NotDirectoryException | java.nio.file.FileSystemLoopException e) {
            return false;
        } catch (AccessDeniedException e) {
            if (above) {
                return false; // What we may not even look at from below is not ours to judge.
            }
            throw e;
        }
        int mode = (Integer) Objects.requireNonNull(about.get("mode"));
        String owner = String.valueOf(about.get("owner"));
        String check = check(mode, owner, String.valueOf(about.get("group")), above);
        if (check.isEmpty() || found.stream().anyMatch(one -> one.check().equals(check) && one.path().equals(shown))) {
            return !check.isEmpty();
        }
        found.add(new WeakSpot(check, shown, owner, octal(mode)));
        return true;
    }

    private String check(int mode, String owner, String group, boolean above) {
        String agent = ground.agent().filter(name -> !name.equals(ground.user())).orElse("");
        boolean groupWrites = (mode & GROUP_WRITES) != 0;
        boolean othersWrite = (mode & OTHERS_WRITE) != 0;
        // In a folder like /tmp everybody may make files, and nobody may touch those of others.
        if (above && (mode & STICKY) != 0) {
            groupWrites = false;
            othersWrite = false;
        }
        boolean agentWrites = !agent.isEmpty()
                && (owner.equals(agent) || (groupWrites && ground.accounts().isIn(agent, group)));
        if (agentWrites) {
            return "cross-write";
        }
        if (othersWrite) {
            return "world-writable";
        }
        if (!owner.equals(ground.user()) && !owner.equals("root")) {
            return "file-ownership";
        }
        return groupWrites && ground.accounts().hasOthers(group, ground.user()) ? "group-writable" : "";
    }

    private void secrets(Path env) throws IOException {
        try {
            int mode = (Integer) Objects.requireNonNull(Files.getAttribute(env, "unix:mode"));
            if ((mode & OTHERS_ANYTHING) != 0) {
                found.add(new WeakSpot("env-mode", ".env", Files.getOwner(env).getName(), octal(mode)));
            }
        } catch (NoSuchFileException e) {
            // There are no secrets in a file.
        }
    }

    private static String octal(int mode) {
        return "0" + Integer.toOctalString(mode & 07777);
    }
}
